// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace lockstep::testing
{

/// Finds on a page what a person would see there, by the name assistive technology reads, and works it.
class PageHands
{
public:
    explicit PageHands(QWidget &page)
        : m_page(page)
    {
    }

    /// Null where nothing visible of that kind has the name.
    template <class Field>
    [[nodiscard]] Field *field(const QString &name) const
    {
        for (Field *each : m_page.findChildren<Field *>()) {
            if (each->accessibleName() == name && each->isVisibleTo(&m_page))
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        for (QPushButton *each : m_page.findChildren<QPushButton *>()) {
            const bool isIt = each->accessibleName() == name || each->text().remove(u'&') == name;
            if (isIt && each->isVisibleTo(&m_page))
                return each;
        }
        return nullptr;
    }
    void click(const QString &name) const
    {
        QPushButton *found = button(name);
        QVERIFY2(found, qPrintable(name));
        QTest::mouseClick(found, Qt::LeftButton);
    }
    void typeInto(const QString &name, const QString &text) const
    {
        auto *found = field<QWidget>(name);
        QVERIFY2(found, qPrintable(name));
        found->setFocus();
        QTest::keyClicks(found, text);
    }
    static void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    static void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    [[nodiscard]] bool says(const QString &text) const
    {
        for (const QLabel *label : m_page.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&m_page) && label->text().contains(text))
                return true;
        }
        return false;
    }

private:
    QWidget &m_page;
};

} // namespace lockstep::testing
