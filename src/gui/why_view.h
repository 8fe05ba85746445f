// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_details.h"

#include <QWidget>

class QPlainTextEdit;

namespace lockstep
{

class FlowLayout;

/// Why a person is in step or is not, as sentences with the rules that made it; over them the ways to decide what is
/// open, and to take back what was decided.
class WhyView final : public QWidget
{
    Q_OBJECT

public:
    explicit WhyView(QWidget *parent = nullptr);

    void show(const PersonDetails &details);

Q_SIGNALS:
    void caseWanted(qint64 caseNumber);
    void takeBackChosen(const QString &batch);

private:
    void addCases(const PersonDetails &details);
    void addDecisions(const PersonDetails &details);
    void addButton(const QString &text, const QString &icon, const std::function<void()> &act);

    QWidget *m_ways;
    FlowLayout *m_buttons;
    QPlainTextEdit *m_sentences;
};

} // namespace lockstep
