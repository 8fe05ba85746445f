// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_details.h"

#include <QAbstractTableModel>
#include <QVariant>

#include <functional>

namespace lockstep
{

/// The columns of every table of fields in the program, in this order.
enum class FieldColumn { Name, App, Base, Mautic };
inline constexpr int fieldColumnCount = 4;

/// How people read the model; given by those who have the words. All are needed.
struct PersonFieldWords {
    std::function<QString(FieldColumn)> title;
    std::function<QString(FieldColumn)> titleSentence;
    std::function<QString(const PersonField &)> name;
    std::function<QString(FieldStanding)> standing;
    std::function<QString(FieldStanding)> standingSentence;
    std::function<QString(const ChangeOrigin &)> originLine;
    std::function<QString(const ChangeOrigin &)> originSentence;
    /// Qt::DecorationRole of the name.
    std::function<QVariant(FieldStanding)> icon;
    /// For a value that is there and holds nothing, and for one that is not there.
    QString empty;
    QString absent;
};

/// App | Base | Mautic of one person, field by field.
class PersonFieldsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        /// The value as it is; invalid where there is none.
        RawRole = Qt::UserRole,
        /// bool: this side moved away from the others.
        IsMarkedRole,
        /// bool: the text is a word about the value, not the value.
        IsWordRole,
        /// A quiet line under the value; empty where nothing is to be told.
        SecondLineRole,
    };

    explicit PersonFieldsModel(PersonFieldWords words, QObject *parent = nullptr);

    void show(const QList<PersonField> &fields);
    /// How many fields a sync or a person has something to do with.
    [[nodiscard]] int differing() const;
    [[nodiscard]] int oneSided() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QVariant nameCell(const PersonField &field, int role) const;
    [[nodiscard]] QVariant valueCell(const PersonField &field, FieldColumn column, int role) const;
    [[nodiscard]] QString cellText(const std::optional<QString> &value) const;
    [[nodiscard]] QString secondLine(const PersonField &field, FieldColumn column) const;
    [[nodiscard]] QString toolTip(const PersonField &field, FieldColumn column) const;
    [[nodiscard]] QString spoken(const PersonField &field, FieldColumn column) const;

    PersonFieldWords m_words;
    QList<PersonField> m_fields;
};

/// Whether this side's value is one of those that differ.
[[nodiscard]] bool isMarked(FieldStanding standing, FieldColumn column);
/// Whether somebody or the next sync has something to do with the field.
[[nodiscard]] bool isDiffering(FieldStanding standing);

} // namespace lockstep
