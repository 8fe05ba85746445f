// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_details.h"

#include <QWidget>

class QFormLayout;
class QTableWidget;
class QToolButton;

namespace lockstep
{

class PlainLabel;

/// How the two sides of a person are linked, and since when.
class PersonLinkView final : public QWidget
{
    Q_OBJECT

public:
    explicit PersonLinkView(QWidget *parent = nullptr);

    void show(const PersonDetails &details);

Q_SIGNALS:
    /// LinkContact, Unlink or LeaveAlone.
    void changeChosen(lockstep::Answer answer);

private:
    [[nodiscard]] QLayout *layOutButtons();
    PlainLabel *addRow(QFormLayout &form, const QString &title);

    PlainLabel *m_note;
    QWidget *m_rows;
    PlainLabel *m_user;
    PlainLabel *m_contact;
    PlainLabel *m_matchedBy;
    PlainLabel *m_since;
    PlainLabel *m_agreed;
    PlainLabel *m_earlier;
    QToolButton *m_relink = nullptr;
    QToolButton *m_unlink = nullptr;
    QToolButton *m_leave = nullptr;
};

/// Rows of plain text under titles, or a sentence where there are none.
class FactsTable final : public QWidget
{
    Q_OBJECT

public:
    FactsTable(const QString &name, const QStringList &titles, QWidget *parent = nullptr);

    void show(const QList<QStringList> &rows, const QString &sentenceIfEmpty);
    [[nodiscard]] QTableWidget &table() const { return *m_table; }

private:
    PlainLabel *m_note;
    QTableWidget *m_table;
};

/// What `FactsTable` shows of a person's segments: name and how the person came into or out of it.
[[nodiscard]] QList<QStringList> segmentRows(const PersonDetails &details);
/// Of the consent: channel, reason, since when, comment.
[[nodiscard]] QList<QStringList> consentRows(const PersonDetails &details);

} // namespace lockstep
