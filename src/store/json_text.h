// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/link.h"
#include "domain/plan.h"
#include "ports/user_directory.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>

#include <memory>

namespace lockstep
{

/// Arrays, as `json_each` and the columns that hold lists take them.
[[nodiscard]] QString jsonList(const QStringList &texts);
[[nodiscard]] QString jsonList(const QList<AppUserId> &users);
[[nodiscard]] QString jsonList(const QList<ContactId> &contacts);
[[nodiscard]] QString jsonList(const QList<SegmentId> &segments);
[[nodiscard]] QString jsonList(const QList<qint64> &numbers);
/// Pairs of user and contact; null where the link is taken away.
[[nodiscard]] QString jsonList(const QList<StoredLink> &links);
[[nodiscard]] QList<qint64> numbersOf(const QString &json);
[[nodiscard]] QStringList textsOf(const QString &json);

/// `{"alias": "value"}`, aliases ascending.
[[nodiscard]] QByteArray fieldsJson(const QHash<QString, QString> &fields);
/// `{"alias": "value"}`, or `{"alias": ["sent", "answered"]}` where the two differ.
[[nodiscard]] QByteArray baseJson(const BaseValues &base);
/// `[["alias", "before", "after", "reason"]]`
[[nodiscard]] QString changesJson(const QList<FieldChange> &changes);
[[nodiscard]] QList<FieldChange> changesOf(const QString &json);

/// Reads many objects of one shape; keeps their names so that contacts share them.
class StoredJsonReader
{
public:
    /// Only these members are read; all where there are none.
    explicit StoredJsonReader(const QStringList &wanted = {});
    StoredJsonReader(const StoredJsonReader &) = delete;
    StoredJsonReader &operator=(const StoredJsonReader &) = delete;
    ~StoredJsonReader();

    /// What `fieldsJson` and `baseJson` wrote; empty for anything else.
    [[nodiscard]] QHash<QString, QString> fields(const QByteArray &json);
    [[nodiscard]] BaseValues base(const QByteArray &json);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace lockstep
