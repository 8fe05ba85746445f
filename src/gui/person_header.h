// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_details.h"

#include <QUrl>
#include <QWidget>

class QAction;
class QToolButton;

namespace lockstep
{

class ElidedLabel;
class PlainLabel;

/// Who a person is, how they stand and why, and what can be done.
class PersonHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit PersonHeader(QWidget *parent = nullptr);

    /// Only what the list tells; the rest follows with `show`.
    void showRow(const PersonRow &person);
    void show(const PersonDetails &details);
    void setSyncEnabled(bool isEnabled);

Q_SIGNALS:
    void syncChosen(const lockstep::PersonRef &who);
    /// An address Mautic has; always http or https.
    void openInMauticChosen(const QUrl &url);
    void explainChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    QToolButton *addButton(const QString &text, const QString &icon, QLayout &row);
    void addButtons(QLayout &row);
    void addCopyMenu();
    void copy(const QString &text) const;
    void paintSigns();
    void write(const PersonRow &person);

    PersonRow m_person;
    QUrl m_contactUrl;
    bool m_maySync = true;
    ElidedLabel *m_name;
    ElidedLabel *m_email;
    PlainLabel *m_sign;
    PlainLabel *m_state;
    PlainLabel *m_reason;
    QToolButton *m_sync = nullptr;
    QToolButton *m_open = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_explain = nullptr;
    QAction *m_copyUser = nullptr;
    QAction *m_copyContact = nullptr;
    QAction *m_copyBoth = nullptr;
    QAction *m_copyAddress = nullptr;
};

/// Whether it may be opened in a browser: an address of the web, with a host and without a name or password in it.
[[nodiscard]] bool mayBeOpened(const QUrl &url);

} // namespace lockstep
