// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"

#include <QAbstractTableModel>

#include <functional>

namespace lockstep
{

/// What is known of a contact besides its fields.
enum class CandidateFact { LinkedTo, AddedAt, OptedOut };
inline constexpr int candidateFactCount = 3;

/// How people read the model; given by those who have the words. All are needed.
struct CandidateTexts {
    QString fieldTitle;
    QString userTitle;
    std::function<QString(ContactId)> contactTitle;
    std::function<QString(CandidateFact)> factTitle;
    std::function<QString(const CaseCandidate &, CandidateFact)> fact;
    std::function<QString(const PersonField &)> fieldName;
    QString agrees;
    QString differs;
    QString empty;
};

/// The user and every contact that might be this person, side by side: the user first, the contacts by their number,
/// then field by field what agrees and what does not. Roles are those of PersonFieldsModel.
class CandidatesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit CandidatesModel(CandidateTexts texts, QObject *parent = nullptr);

    void show(const QList<PersonField> &user, const QList<CaseCandidate> &candidates);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QString alias;
        QString name;
        std::optional<QString> user;
    };

    /// Nothing: the cell is about a field.
    [[nodiscard]] std::optional<CandidateFact> factOf(const QModelIndex &index) const;
    [[nodiscard]] QString textOf(const QModelIndex &index) const;
    [[nodiscard]] QString standingOf(const QModelIndex &index) const;
    [[nodiscard]] QString valueOf(const std::optional<QString> &value) const;

    CandidateTexts m_texts;
    QList<Row> m_rows;
    QList<CaseCandidate> m_candidates;
};

} // namespace lockstep
