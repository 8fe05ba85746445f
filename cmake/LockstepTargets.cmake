# The flags every target of ours is built with, and one function for each kind of target.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

option(LOCKSTEP_WERROR "Treat warnings as errors" ON)
option(LOCKSTEP_TESTING "Build in the places where tests make something go wrong (src/domain/failpoint.h)" OFF)
set(LOCKSTEP_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize takes them: address,undefined or thread")

add_library(lockstep_options INTERFACE)
target_compile_options(lockstep_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${LOCKSTEP_WERROR}>:-Werror>)
target_compile_definitions(lockstep_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_CONTEXTLESS_CONNECT QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS
    QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400
    LOCKSTEP_VERSION="${PROJECT_VERSION}")


if(LOCKSTEP_SANITIZE)
    add_compile_options(-fsanitize=${LOCKSTEP_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    # What the sanitizers put in keeps g++ from seeing that a value was set; Asio has fences that TSan does not know.
    add_compile_options(-Wno-maybe-uninitialized -Wno-tsan)
    add_link_options(-fsanitize=${LOCKSTEP_SANITIZE})
    add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()

# Qt's and the standard library's headers are two thirds of the time a file takes. A compiler cache works better without:
# its entries would hold for one build folder only.
if(CMAKE_CXX_COMPILER_LAUNCHER)
    set(precompile_by_default OFF)
else()
    set(precompile_by_default ON)
endif()
option(LOCKSTEP_PRECOMPILE "Precompile the headers nearly every file includes" ${precompile_by_default})

# Only headers that read the same whatever a target links: Qt's test headers ask for its other libraries.
if(LOCKSTEP_PRECOMPILE)
    file(GENERATE OUTPUT "${PROJECT_BINARY_DIR}/everyday_headers.cpp" CONTENT "// Carries the precompiled headers.\n")
    add_library(lockstep_headers OBJECT "${PROJECT_BINARY_DIR}/everyday_headers.cpp")
    target_link_libraries(lockstep_headers PRIVATE lockstep_options Qt6::Core tl::expected)
    target_precompile_headers(lockstep_headers PRIVATE
        <algorithm> <array> <chrono> <functional> <limits> <map> <memory> <mutex> <optional> <stop_token> <utility>
        <variant> <vector> <tl/expected.hpp> <QByteArray> <QCoreApplication> <QDateTime> <QFile> <QHash> <QJsonArray>
        <QJsonDocument> <QJsonObject> <QList> <QMap> <QRegularExpression> <QSet> <QString> <QStringList>
        <QTemporaryDir> <QTimer> <QUrl> <QVariant>)
endif()

function(lockstep_use_precompiled target)
    if(LOCKSTEP_PRECOMPILE)
        target_precompile_headers(${target} REUSE_FROM lockstep_headers)
    endif()
endfunction()

# Only files with such places are other ones then: a build of everything becomes one for the campaigns, and back, within
# a minute or two.
function(lockstep_build_in_places)
    foreach(source IN LISTS ARGN)
        get_filename_component(file "${source}" ABSOLUTE)
        file(STRINGS "${file}" uses REGEX "domain/(failpoint|mutant)\\.h" LIMIT_COUNT 1)
        if(uses)
            set_property(SOURCE "${source}" APPEND PROPERTY COMPILE_DEFINITIONS LOCKSTEP_TESTING)
        endif()
    endforeach()
endfunction()

# One folder of src is one static library; its sources are named relative to the folder.
function(lockstep_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(lockstep_${name} STATIC ${arg_SOURCES})
    add_library(Lockstep::${name} ALIAS lockstep_${name})
    target_include_directories(lockstep_${name} PUBLIC "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(lockstep_${name} PUBLIC ${arg_PUBLIC} PRIVATE lockstep_options ${arg_PRIVATE})
    set_target_properties(lockstep_${name} PROPERTIES AUTOMOC ON)
    if(LOCKSTEP_TESTING)
        lockstep_build_in_places(${arg_SOURCES})
    endif()
    lockstep_use_precompiled(lockstep_${name})
endfunction()

# A program: a main and the library of the same folder.
function(lockstep_program name)
    cmake_parse_arguments(arg "" "" "SOURCES;LIBS" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(${name} PRIVATE lockstep_options ${arg_LIBS})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
endfunction()

# A test program of Qt Test. Time zone and locale are set so that a wrong assumption about either shows. With SCALED it
# runs a second time at twice the size.
function(lockstep_test name)
    cmake_parse_arguments(arg "SCALED" "TIMEOUT" "SOURCES;LIBS;ENVIRONMENT;UNDER" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}/tests")
    target_compile_definitions(${name} PRIVATE LOCKSTEP_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
    target_link_libraries(${name} PRIVATE lockstep_options Qt6::Test ${arg_LIBS})
    lockstep_use_precompiled(${name})
    add_test(NAME ${name} COMMAND ${arg_UNDER} $<TARGET_FILE:${name}>)
    set(environment "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=Pacific/Auckland;${arg_ENVIRONMENT}")
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} ENVIRONMENT "${environment}")
    if(arg_SCALED)
        add_test(NAME ${name}_scaled COMMAND ${arg_UNDER} $<TARGET_FILE:${name}>)
        set_tests_properties(${name}_scaled PROPERTIES
            TIMEOUT ${arg_TIMEOUT} ENVIRONMENT "${environment};QT_SCALE_FACTOR=2")
    endif()
endfunction()
