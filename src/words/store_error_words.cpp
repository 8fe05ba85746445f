// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/store_error_words.h"

namespace lockstep
{

namespace
{

ErrorSentences storeMissing(const Error &error)
{
    return {.whatHappened = errorTextAbout(
                ErrorWords::tr("The store of this workspace is not there: %1."), error,
                ErrorWords::tr("the file is missing or empty", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr(
                "Nothing was changed. An empty store is never taken for a first run, since links would be lost."),
            .whatToDo = ErrorWords::tr("The first time, make a plan: that sets the workspace up. Else bring the file "
                                       "back from a backup, or name another folder to begin anew.")};
}

ErrorSentences storeDamaged(const Error &error)
{
    return {.whatHappened = errorTextAbout(
                ErrorWords::tr("The store of this workspace is damaged: %1."), error,
                ErrorWords::tr("the file cannot be read as a database", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("Nothing was changed in Mautic or in the application."),
            .whatToDo = ErrorWords::tr(
                "Bring the file back from a backup. Or begin anew in another folder: links are found again by "
                "the user id kept in Mautic.")};
}

ErrorSentences storeNewer(const Error &error)
{
    return {.whatHappened = errorTextAbout(
                ErrorWords::tr("The store of this workspace was made by a newer Lockstep: %1."), error,
                ErrorWords::tr("its version is not known here", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("It was not opened, so nothing was changed."),
            .whatToDo = ErrorWords::tr("Update Lockstep on this computer.")};
}

ErrorSentences storeReadOnly(const Error &error)
{
    return {.whatHappened = errorTextAbout(
                ErrorWords::tr("The store of this workspace cannot be written: %1."), error,
                ErrorWords::tr("the file or its folder is read-only", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("Nothing was changed. Without the store Lockstep does not write to Mautic."),
            .whatToDo = ErrorWords::tr("Make the folder and the file writable for the user that runs Lockstep.")};
}

ErrorSentences storeBusy(const Error &error)
{
    return {.whatHappened =
                errorTextAbout(ErrorWords::tr("Another Lockstep is at work in this workspace: %1."), error,
                               ErrorWords::tr("it holds the store", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("Nothing was changed by this one."),
            .whatToDo = ErrorWords::tr("Wait until the other one is done, then try again.")};
}

ErrorSentences diskFull(const Error &error)
{
    return {.whatHappened = errorTextAbout(
                ErrorWords::tr("The disk is full: %1."), error,
                ErrorWords::tr("the store could not be written", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("What could not be noted was not done. Nothing is half written."),
            .whatToDo = ErrorWords::tr("Free some space, then start the same again.")};
}

ErrorSentences storeFailed(const Error &error)
{
    return {.whatHappened = errorTextAbout(
                ErrorWords::tr("The store of this workspace failed: %1."), error,
                ErrorWords::tr("a statement was not carried out", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("The step was undone; what was written before stays as it is."),
            .whatToDo =
                ErrorWords::tr("Try again. If it comes back, check disk and permissions, and look into the log of the "
                               "workspace.")};
}

} // namespace

QString errorTextAbout(const QString &text, const Error &error, const QString &otherwise)
{
    return text.arg(error.subject.isEmpty() ? otherwise : error.subject);
}

// clang-format off
ErrorSentences storeSentences(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::StoreMissing: return storeMissing(error);
    case ErrorKind::StoreDamaged: return storeDamaged(error);
    case ErrorKind::StoreNewer: return storeNewer(error);
    case ErrorKind::StoreReadOnly: return storeReadOnly(error);
    case ErrorKind::StoreBusy: return storeBusy(error);
    case ErrorKind::DiskFull: return diskFull(error);
    default: return storeFailed(error);
    }
}
// clang-format on

} // namespace lockstep
