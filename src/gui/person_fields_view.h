// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_as_of.h"

#include <QTimer>
#include <QWidget>

class QDateTimeEdit;
class QTableView;
class QToolButton;

namespace lockstep
{

class PersonFieldsModel;
class PlainLabel;

/// App | Base | Mautic of one person, with how many fields differ: as they are, or as they were at a moment somebody
/// chooses. Copy takes the whole value of the cell.
class PersonFieldsView final : public QWidget
{
    Q_OBJECT

public:
    explicit PersonFieldsView(QWidget *parent = nullptr);

    void show(const QList<PersonField> &fields);
    /// Dropped where another moment is chosen by now.
    void showAsOf(const PersonAsOf &then);
    /// Both sides as they are now.
    void leaveThePast();
    /// Whether values can be edited: the person is a user of the application.
    void setEditable(bool isEditable);
    [[nodiscard]] QTableView &table() const { return *m_table; }

Q_SIGNALS:
    void editChosen(const QString &alias);
    void asOfWanted(lockstep::Moment at);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void setUpTable();
    void setUpMoment();
    void addActions();
    void useModel();
    void showFields(const QList<PersonField> &fields);
    void showPast(bool isPast);
    void askAsOf();
    void edit();
    void copyValue() const;
    void enableEdit();
    [[nodiscard]] bool isPast() const;
    [[nodiscard]] Moment chosenMoment() const;
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString summaryOfThen() const;

    QList<PersonField> m_now;
    /// As they are on the screen.
    QList<PersonField> m_fields;
    std::optional<PersonAsOf> m_then;
    bool m_isEditable = false;
    QTimer m_pause;
    PersonFieldsModel *m_model = nullptr;
    PlainLabel *m_summary;
    PlainLabel *m_known;
    QToolButton *m_edit;
    QToolButton *m_past;
    QDateTimeEdit *m_moment;
    QTableView *m_table;
};

} // namespace lockstep
