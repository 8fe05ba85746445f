// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_row.h"
#include "domain/person_row.h"

#include <QUrl>
#include <QWidget>

class QVBoxLayout;

namespace lockstep
{

/// Everybody a case is about, and the ways to them.
class CasePeople final : public QWidget
{
    Q_OBJECT

public:
    explicit CasePeople(QWidget *parent = nullptr);

    void show(const CaseRow &row);

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

    void addUser(const PersonName &user);
    void addContact(const CaseContact &contact);
    void addEntry(const Entry &entry);

    QWidget *m_entries = nullptr;
    QVBoxLayout *m_column;
};

} // namespace lockstep
