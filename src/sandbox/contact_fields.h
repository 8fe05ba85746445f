// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace lockstep
{

/// A contact field of the pretend Mautic, with the parts of a contact's JSON that depend on the field alone.
struct SandboxField {
    qint64 id = 0;
    QString alias = {};
    QString label = {};
    QString type = {};
    QString group = {};
    int order = 0;
    bool isFixed = false;
    bool isShortVisible = false;
    bool isUniqueIdentifier = false;
    bool isIndex = false;
    /// Null when there is none.
    QString defaultValue = {};
    QJsonObject properties = {};
    /// Nothing for types without a length.
    std::optional<int> lengthLimit = std::nullopt;
    /// Nothing for those that came with the installation.
    QDateTime addedAt = {};
    QString createdByUser = {};

    /// Made by `ContactFields`: `"alias":{"id":44,…,` up to the value, as after a create and as after a read.
    QByteArray createdText = {};
    QByteArray loadedText = {};
    /// The whole member of a field that is NULL, as after a read; most fields of most contacts are.
    QByteArray loadedNullText = {};
    QByteArray nullInAllText = {};

    /// The values a select takes, and their labels; empty for other types.
    [[nodiscard]] QList<std::pair<QString, QString>> choices() const;
    [[nodiscard]] bool isNumber() const { return type == QStringLiteral("number"); }
};

/// The contact fields, those of a fresh installation at first (mautic-api.md 7).
class ContactFields
{
public:
    ContactFields();

    [[nodiscard]] const SandboxField *find(const QString &alias) const;
    [[nodiscard]] const SandboxField *find(qint64 id) const;
    /// In the order in which contacts show them: by their place, new ones before the old ones of the same place.
    [[nodiscard]] const QList<SandboxField> &all() const { return m_fields; }
    /// The id and the place are given by this.
    const SandboxField &add(SandboxField field);
    void remove(const QString &alias);

private:
    QList<SandboxField> m_fields;
    qint64 m_lastId = 43;
    int m_added = 0;
};

[[nodiscard]] QJsonObject toJson(const SandboxField &field);

} // namespace lockstep
