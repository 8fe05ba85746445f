// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/person_fields_model.h"

#include "models/plain_text.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

const std::optional<QString> &valueOf(const PersonField &field, FieldColumn column)
{
    switch (column) {
    case FieldColumn::App:
        return field.app;
    case FieldColumn::Mautic:
        return field.mautic;
    case FieldColumn::Name:
    case FieldColumn::Base:
        break;
    }
    return field.base;
}

const ChangeOrigin *originOf(const PersonField &field, FieldColumn column)
{
    if (column == FieldColumn::App)
        return &field.appOrigin;
    return column == FieldColumn::Mautic ? &field.mauticOrigin : nullptr;
}

/// Such rows are one line high; the tool tip has the rest.
bool isQuiet(FieldStanding standing) { return standing == FieldStanding::Same || standing == FieldStanding::OneSided; }

} // namespace

bool isMarked(FieldStanding standing, FieldColumn column)
{
    const bool isApp = column == FieldColumn::App;
    const bool isMautic = column == FieldColumn::Mautic;
    switch (standing) {
    case FieldStanding::ChangedInApp:
        return isApp;
    case FieldStanding::ChangedInMautic:
        return isMautic;
    case FieldStanding::BothChanged:
    case FieldStanding::Differs:
        return isApp || isMautic;
    case FieldStanding::Same:
    case FieldStanding::SameNotAgreed:
    case FieldStanding::OneSided:
        break;
    }
    return false;
}

bool isDiffering(FieldStanding standing)
{
    return isMarked(standing, FieldColumn::App) || isMarked(standing, FieldColumn::Mautic);
}

PersonFieldsModel::PersonFieldsModel(PersonFieldWords words, QObject *parent)
    : QAbstractTableModel(parent)
    , m_words(std::move(words))
{
}

void PersonFieldsModel::show(const QList<PersonField> &fields)
{
    beginResetModel();
    m_fields = fields;
    endResetModel();
}

int PersonFieldsModel::differing() const
{
    return static_cast<int>(std::count_if(m_fields.cbegin(), m_fields.cend(),
                                          [](const PersonField &field) { return isDiffering(field.standing); }));
}

int PersonFieldsModel::oneSided() const
{
    return static_cast<int>(std::count_if(m_fields.cbegin(), m_fields.cend(), [](const PersonField &field) {
        return field.standing == FieldStanding::OneSided;
    }));
}

int PersonFieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

int PersonFieldsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : fieldColumnCount; }

QVariant PersonFieldsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PersonField &field = m_fields.at(index.row());
    const auto column = static_cast<FieldColumn>(index.column());
    return column == FieldColumn::Name ? nameCell(field, role) : valueCell(field, column, role);
}

QVariant PersonFieldsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= fieldColumnCount)
        return {};
    const auto column = static_cast<FieldColumn>(section);
    if (role == Qt::ToolTipRole)
        return plainToolTip(m_words.titleSentence(column));
    return role == Qt::DisplayRole ? QVariant(m_words.title(column)) : QVariant();
}

QVariant PersonFieldsModel::nameCell(const PersonField &field, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(m_words.name(field));
    case Qt::DecorationRole:
        return m_words.icon(field.standing);
    case Qt::ToolTipRole:
        return plainToolTip(field.alias + u"\n"_s + m_words.standingSentence(field.standing));
    case Qt::AccessibleTextRole:
        return QString(oneLine(m_words.name(field)) + u": "_s + m_words.standing(field.standing));
    case Qt::AccessibleDescriptionRole:
        return m_words.standingSentence(field.standing);
    case SecondLineRole:
        return isQuiet(field.standing) ? QString() : m_words.standing(field.standing);
    case RawRole:
        return field.alias;
    case IsMarkedRole:
        return isDiffering(field.standing);
    case IsWordRole:
        return false;
    default:
        return {};
    }
}

QVariant PersonFieldsModel::valueCell(const PersonField &field, FieldColumn column, int role) const
{
    const std::optional<QString> &value = valueOf(field, column);
    switch (role) {
    case Qt::DisplayRole:
        return cellText(value);
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(field, column));
    case Qt::AccessibleTextRole:
        return spoken(field, column);
    case Qt::AccessibleDescriptionRole:
        return originOf(field, column) ? m_words.originSentence(*originOf(field, column)) : QString();
    case SecondLineRole:
        return secondLine(field, column);
    case RawRole:
        return value ? QVariant(*value) : QVariant();
    case IsMarkedRole:
        return isMarked(field.standing, column);
    case IsWordRole:
        return !value || value->isEmpty();
    default:
        return {};
    }
}

/// Spaces at either end would be lost to the eye without quotes.
QString PersonFieldsModel::cellText(const std::optional<QString> &value) const
{
    if (!value)
        return u"—"_s;
    if (value->isEmpty())
        return m_words.empty;
    const QString line = oneLine(*value);
    return line.trimmed() == line ? line : QString(u"“"_s + line + u"”"_s);
}

QString PersonFieldsModel::secondLine(const PersonField &field, FieldColumn column) const
{
    const ChangeOrigin *origin = originOf(field, column);
    return origin != nullptr && field.standing != FieldStanding::Same ? oneLine(m_words.originLine(*origin))
                                                                      : QString();
}

QString PersonFieldsModel::toolTip(const PersonField &field, FieldColumn column) const
{
    const std::optional<QString> &value = valueOf(field, column);
    QString text = value && !value->isEmpty() ? value->left(1000) : value ? m_words.empty : m_words.absent;
    if (isMarked(field.standing, column))
        text += u"\n"_s + m_words.standingSentence(field.standing);
    if (const ChangeOrigin *origin = originOf(field, column))
        text += u"\n"_s + m_words.originSentence(*origin);
    return text;
}

QString PersonFieldsModel::spoken(const PersonField &field, FieldColumn column) const
{
    const std::optional<QString> &value = valueOf(field, column);
    const QString said = value ? cellText(value) : m_words.absent;
    const ChangeOrigin *origin = originOf(field, column);
    QStringList parts = {said};
    if (isMarked(field.standing, column))
        parts.append(m_words.standing(field.standing));
    if (origin != nullptr && origin->evidence != ChangeEvidence::None)
        parts.append(oneLine(m_words.originLine(*origin)));
    return parts.join(u", "_s);
}

} // namespace lockstep
