// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/timeline_export.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QTableView;
class QToolButton;

namespace lockstep
{

class PlainLabel;
class TimelineModel;

/// What Lockstep saw and did about one person, newest first, and what Mautic itself says happened, where somebody asked
/// for that; with filters by kind, side and words.
class TimelineView final : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);

    void show(const QList<TimelineEntry> &entries);
    /// The same with the ways to ask Mautic and to write a file. What was asked of the same contact before stays.
    void show(const PersonDetails &details);
    /// Dropped where it is about another contact by now.
    void showEvents(ContactId contact, const ContactEventPage &page);
    void showEventsProblem(ContactId contact, const Error &error);
    void showExported(const QString &file, int entries);
    void showProblem(const Error &error);
    /// What the filters leave, for a file.
    [[nodiscard]] TimelineExport exportOf(TimelineFormat format, const QString &file) const;

    [[nodiscard]] QTableView &table() const { return *m_table; }
    [[nodiscard]] QComboBox &filter() const { return *m_kind; }

Q_SIGNALS:
    void eventsWanted(lockstep::ContactId contact);
    /// The file is to be chosen.
    void exportWanted(lockstep::TimelineFormat format);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QLayout *layOutFilters();
    void addWays();
    void setUpTable();
    void useModel();
    void merge();
    void fillKinds();
    void fillSides();
    void lookAtChosen();
    void say(const QString &text);
    void askMautic();

    PersonRef m_who;
    QList<TimelineEntry> m_entries;
    QList<TimelineEntry> m_events;
    TimelineModel *m_model = nullptr;
    QComboBox *m_kind;
    QComboBox *m_side;
    QLineEdit *m_words;
    QToolButton *m_ask;
    QToolButton *m_export;
    PlainLabel *m_note;
    QTableView *m_table;
};

} // namespace lockstep
