// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/cases_report.h"

#include "agent/findings_text.h"
#include "agent/text_table.h"
#include "domain/case_json.h"
#include "words/case_words.h"
#include "words/decision_words.h"
#include "words/offer_words.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class CasesReportWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::CasesReportWords)

public:
    static QString line(const QueuedCase &queued)
    {
        const OpenCase &open = queued.row.open;
        QString text = tr("%1  user %2: %3", "number of the case, id, sentence")
                           .arg(QString::number(open.id), open.content.user.value, CaseWords::sentence(open.content));
        if (!queued.assignedTo.isEmpty())
            text += u' ' + tr("(%1 looks at it)", "an account").arg(queued.assignedTo);
        if (queued.snoozedUntil)
            text += u' ' + tr("(sleeps)");
        if (queued.isChangedSinceAnswered)
            text += u' ' + tr("(changed since it was answered)");
        return u"  "_s + text;
    }
    static QString none() { return tr("Nothing waits for a person."); }
    static QString nothingDecided() { return tr("Nothing was decided yet."); }
    static QString values() { return tr("Values"); }
    static QString field() { return tr("field"); }
    static QString app() { return tr("App"); }
    static QString base() { return tr("Base"); }
    static QString mautic() { return tr("Mautic"); }
    static QString candidates() { return tr("Contacts in question"); }
    static QString answers() { return tr("Answers"); }
    static QString candidate(const CaseCandidate &candidate)
    {
        return tr("contact %1: for it %2; against it %3")
            .arg(QString::number(candidate.contact.value), listed(candidate.agreeing), listed(candidate.differing));
    }
    static QString alike(int count) { return tr("%n more like this; --all-alike answers them too.", "", count); }

private:
    static QString listed(const QStringList &aliases)
    {
        return aliases.isEmpty() ? tr("nothing", "fields") : aliases.join(u", "_s);
    }
};

QString answersOf(const CaseFile &file)
{
    TextTable table;
    for (const CaseOffer &offer : file.offers) {
        QString name = nameOf(offer.answer);
        if (offer.contact)
            name += u" --contact "_s + QString::number(offer.contact->value);
        const QString obstacle = OfferWords::obstacle(offer.obstacle);
        table.add({name, OfferWords::action(offer, file), obstacle.isEmpty() ? OfferWords::cost(offer) : obstacle});
    }
    return section(CasesReportWords::answers(), table.text());
}

} // namespace

QString casesListed(const QList<QueuedCase> &cases)
{
    QMap<CaseKind, QStringList> byKind;
    for (const QueuedCase &queued : cases)
        byKind[queued.row.open.content.kind].append(CasesReportWords::line(queued));
    QString text;
    for (const auto &[kind, lines] : byKind.asKeyValueRange()) {
        const QString heading = CaseWords::label(kind) + u": "_s + QString::number(lines.size());
        text += section(heading, lines.join(u'\n')) + u"  → "_s + CaseWords::whatToDo(kind) + u'\n';
    }
    return text.isEmpty() ? CasesReportWords::none() : text.trimmed();
}

QJsonArray casesAsJson(const QList<QueuedCase> &cases)
{
    QJsonArray list;
    for (const QueuedCase &queued : cases) {
        QJsonObject json = toJson(queued);
        json.insert(u"sentence"_s, CaseWords::sentence(queued.row.open.content));
        list.append(json);
    }
    return list;
}

QString caseShown(const CaseFile &file)
{
    QString text = CasesReportWords::line(file.queued).trimmed() + u'\n' + valuesListed(file.person.fields);
    QStringList candidates;
    for (const CaseCandidate &candidate : file.candidates)
        candidates.append(u"  "_s + CasesReportWords::candidate(candidate));
    if (!candidates.isEmpty())
        text += section(CasesReportWords::candidates(), candidates.join(u'\n'));
    text += answersOf(file);
    if (file.alike > 0)
        text += CasesReportWords::alike(file.alike);
    return text.trimmed();
}

QString valuesListed(const QList<PersonField> &fields)
{
    TextTable table;
    table.add(
        {CasesReportWords::field(), CasesReportWords::app(), CasesReportWords::base(), CasesReportWords::mautic()});
    for (const PersonField &field : fields) {
        table.add(
            {field.alias, field.app.value_or(u"–"_s), field.base.value_or(u"–"_s), field.mautic.value_or(u"–"_s)});
    }
    return section(CasesReportWords::values(), table.text());
}

QString decisionsListed(const QList<Resolution> &decisions)
{
    TextTable table;
    for (const Resolution &decision : decisions) {
        table.add({toIsoText(decision.at), decision.user.value, DecisionWords::what(decision),
                   DecisionWords::who(decision), DecisionWords::state(decision.state)});
    }
    return table.isEmpty() ? CasesReportWords::nothingDecided() : table.text();
}

} // namespace lockstep
