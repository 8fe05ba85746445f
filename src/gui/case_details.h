// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_row.h"
#include "domain/person_row.h"

#include <QScrollArea>
#include <QUrl>

class QVBoxLayout;

namespace lockstep
{

class PlainLabel;

/// One case: why it waits, what to do, and everybody it is about with the ways to them.
class CaseDetails final : public QScrollArea
{
    Q_OBJECT

public:
    explicit CaseDetails(QWidget *parent = nullptr);

    void show(const CaseRow &row);
    void clear();

Q_SIGNALS:
    void personChosen(const lockstep::PersonRef &who);
    void addressChosen(const QUrl &address);

private:
    /// Somebody a case is about, and the way to them.
    struct Entry {
        QString called;
        QString email;
        QString id;
        QString action;
        std::function<void()> act;
    };

    void layOut(QVBoxLayout &column);
    void addUser(const PersonName &user);
    void addContact(const CaseContact &contact);
    void addEntry(const Entry &entry);
    void removeEntries();

    PlainLabel *m_heading;
    PlainLabel *m_sentence;
    PlainLabel *m_reason;
    PlainLabel *m_toDoTitle;
    PlainLabel *m_toDo;
    PlainLabel *m_aboutTitle;
    QWidget *m_entries = nullptr;
    QVBoxLayout *m_column = nullptr;
};

} // namespace lockstep
