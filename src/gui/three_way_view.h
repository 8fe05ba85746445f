// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_details.h"

#include <QUrl>
#include <QWidget>

class QFrame;
class QPushButton;

namespace lockstep
{

class PlainLabel;
class ValueBox;

/// App | Base | Mautic of one field, large and beside each other, always in this order; under each who or what set it,
/// when, how that is known and how sure it is.
class ThreeWayView final : public QWidget
{
    Q_OBJECT

public:
    explicit ThreeWayView(QWidget *parent = nullptr);

    void show(const PersonField &field);
    /// Where the contact is in Mautic; empty: nowhere.
    void setContactAddress(const QString &address);

Q_SIGNALS:
    void addressChosen(const QUrl &address);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Side {
        QFrame *frame = nullptr;
        PlainLabel *title = nullptr;
        ValueBox *value = nullptr;
        PlainLabel *when = nullptr;
        PlainLabel *evidence = nullptr;
    };

    [[nodiscard]] Side makeSide(const QString &title);
    static void showValue(const Side &side, const std::optional<QString> &value);
    static void showOrigin(const Side &side, const ChangeOrigin &origin);
    void showMarks();

    PersonField m_field;
    Side m_app;
    Side m_base;
    Side m_mautic;
    QPushButton *m_open;
    QString m_address;
    PlainLabel *m_name;
    PlainLabel *m_later;
};

} // namespace lockstep
