# What `cmake --install` puts where, and the Debian package that CPack makes of it (packaging/package.sh).

include(GNUInstallDirs)

set(packaging "${PROJECT_SOURCE_DIR}/packaging")
set(programs lockstep lockstep-agent lockstep-sandbox)
foreach(program ${programs})
    target_link_options(${program} PRIVATE LINKER:-z,now)
endforeach()
install(TARGETS ${programs} RUNTIME)
install(FILES "${packaging}/desktop/lockstep.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "${packaging}/desktop/local.lockstep.lockstep.metainfo.xml"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES "${PROJECT_SOURCE_DIR}/resources/icons/lockstep.svg"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
install(FILES "${packaging}/completion/lockstep-agent.bash"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME lockstep-agent)
install(FILES "${packaging}/systemd/lockstep-agent.service" DESTINATION lib/systemd/system)
install(FILES "${packaging}/systemd/lockstep-agent.user.service"
    DESTINATION lib/systemd/user RENAME lockstep-agent.service)
install(FILES "${packaging}/debian/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}")

# Debian wants manuals and the changelog compressed, without name and time in them.
function(lockstep_install_compressed source name destination)
    set(compressed "${PROJECT_BINARY_DIR}/packaging/${name}.gz")
    add_custom_command(OUTPUT "${compressed}"
        COMMAND "${CMAKE_COMMAND}" -E make_directory "${PROJECT_BINARY_DIR}/packaging"
        COMMAND gzip -9nc "${source}" > "${compressed}"
        DEPENDS "${source}")
    set_property(GLOBAL APPEND PROPERTY lockstep_compressed "${compressed}")
    install(FILES "${compressed}" DESTINATION "${destination}")
endfunction()
foreach(program ${programs})
    lockstep_install_compressed("${packaging}/man/${program}.1" ${program}.1 "${CMAKE_INSTALL_MANDIR}/man1")
endforeach()
lockstep_install_compressed("${packaging}/debian/changelog" changelog "${CMAKE_INSTALL_DOCDIR}")
get_property(compressed GLOBAL PROPERTY lockstep_compressed)
add_custom_target(package-documents ALL DEPENDS ${compressed})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME lockstep)
set(CPACK_PACKAGE_VENDOR Lockstep)
set(CPACK_PACKAGE_CONTACT "Lockstep maintainers <lockstep@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "keeps an application's users in step with contacts in Mautic")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Lockstep is for people who run an application with users of its own and
write to them with Mautic. It finds who is who, shows what a sync would
write and what it would cost in calls of Mautic's API, writes it, and finds
nothing to do the second time. An opt-out is never undone.
.
The package holds a desktop console, an agent for servers and scripts, and
a pretend Mautic with sample data to try them with.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is loaded at run time and not linked, so that dpkg-shlibdeps cannot see it.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "breeze-icon-theme, libqt6sql6-sqlite, libqt6svg6")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "ca-certificates, gnome-keyring | libkf5wallet-bin | keepassxc, libqt6sql6-mysql, libqt6sql6-psql, qt6-translations-l10n, qt6-wayland")
include(CPack)
