// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/field_policy.h"
#include "domain/users_mapping.h"
#include "words/check_words.h"

#include <QCoreApplication>

namespace lockstep
{

/// How a field is kept in step, and what writing it to the application takes.
class PolicyWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::PolicyWords)

public:
    [[nodiscard]] static QString direction(SyncDirection direction);
    [[nodiscard]] static QString authority(Authority authority);
    [[nodiscard]] static QString mode(WriteMode mode);
    [[nodiscard]] static QString clearing(ClearMode clearing);
    /// The same under a heading that says what it is about.
    [[nodiscard]] static QString clearingBriefly(ClearMode clearing);
    /// Why the column cannot be written; empty where it can.
    [[nodiscard]] static QString obstacle(WritingObstacle obstacle);
    /// Where the table has no column of its own for it.
    [[nodiscard]] static QString noColumn();
    /// The statement, its values and the right it needs, line by line, to be read before it is switched on.
    [[nodiscard]] static QString whatIsRun(const ColumnWriting &writing);
    /// How an attribute that is switched on stands with the database.
    [[nodiscard]] static Finding finding(const QList<ColumnWriting> &writing, UserAttribute attribute);
    /// Whether the database user may write the column.
    [[nodiscard]] static QString right(const ColumnWriting &writing);
};

} // namespace lockstep
