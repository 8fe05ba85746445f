// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/cases_texts.h"

#include "words/case_words.h"
#include "words/value_words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class CasesTexts
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::CasesTexts)

public:
    static QString title(CaseColumn column)
    {
        switch (column) {
        case CaseColumn::Kind:
            return tr("What");
        case CaseColumn::Person:
            return tr("Person");
        case CaseColumn::Since:
            return tr("Since");
        case CaseColumn::Sentence:
            return tr("Why it waits");
        }
        return {};
    }
    static QString user(const AppUserId &id) { return tr("user %1").arg(id.value); }
};

QString cellText(const CaseRow &row, CaseColumn column)
{
    switch (column) {
    case CaseColumn::Kind:
        return CaseWords::label(row.open.content.kind);
    case CaseColumn::Person:
        return calledIn(row.user);
    case CaseColumn::Since:
        return ValueWords::dateTime(row.open.firstSeen);
    case CaseColumn::Sentence:
        return CaseWords::sentence(row.open.content);
    }
    return {};
}

QString toolTipOf(const CaseRow &row, CaseColumn column)
{
    return column == CaseColumn::Since ? ValueWords::exactDateTime(row.open.firstSeen) : cellText(row, column);
}

} // namespace

QString calledIn(const PersonName &user)
{
    if (!user.name.isEmpty())
        return user.name;
    return user.email.isEmpty() ? CasesTexts::user(user.user) : user.email;
}

CaseTexts caseTexts()
{
    return {.title = [](CaseColumn column) { return CasesTexts::title(column); },
            .text = [](const CaseRow &row, CaseColumn column) { return cellText(row, column); },
            .toolTip = [](const CaseRow &row, CaseColumn column) { return toolTipOf(row, column); }};
}

} // namespace lockstep
