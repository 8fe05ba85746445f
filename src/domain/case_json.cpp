// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_json.h"

#include "domain/plan_json.h"
#include "domain/plan_names.h"
#include "domain/value_names.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr ValueNames<OfferObstacle, 4> obstacles = {{{OfferObstacle::None, "none"_L1},
                                                     {OfferObstacle::ColumnNotWritable, "columnNotWritable"_L1},
                                                     {OfferObstacle::AddressTaken, "addressTaken"_L1},
                                                     {OfferObstacle::NothingThere, "nothingThere"_L1}}};
constexpr ValueNames<DecisionOutcome, 7> decisionOutcomes = {{{DecisionOutcome::Kept, "kept"_L1},
                                                              {DecisionOutcome::Changed, "changed"_L1},
                                                              {DecisionOutcome::NotOpen, "notOpen"_L1},
                                                              {DecisionOutcome::PersonGone, "personGone"_L1},
                                                              {DecisionOutcome::BadValue, "badValue"_L1},
                                                              {DecisionOutcome::ReasonMissing, "reasonMissing"_L1},
                                                              {DecisionOutcome::NotOffered, "notOffered"_L1}}};

template <class T>
void insertIfAny(QJsonObject &json, const QString &name, const std::optional<T> &value)
{
    if constexpr (std::is_same_v<T, ContactId>) {
        if (value)
            json.insert(name, value->value);
    } else if constexpr (std::is_same_v<T, Moment>) {
        if (value)
            json.insert(name, toIsoText(*value));
    } else {
        if (value)
            json.insert(name, *value);
    }
}

QJsonArray rowsJson(const QList<PlanRow> &rows)
{
    QJsonArray array;
    for (const PlanRow &row : rows)
        array.append(toJson(row));
    return array;
}

QJsonObject toJson(const CaseCandidate &candidate)
{
    QJsonObject fields;
    for (const auto &[alias, value] : candidate.fields.asKeyValueRange())
        fields.insert(alias, value);
    QJsonObject json{{u"contact"_s, candidate.contact.value},
                     {u"fields"_s, fields},
                     {u"agreeing"_s, QJsonArray::fromStringList(candidate.agreeing)},
                     {u"differing"_s, QJsonArray::fromStringList(candidate.differing)},
                     {u"optedOut"_s, candidate.isOptedOut},
                     {u"address"_s, candidate.address}};
    if (!candidate.linkedTo.value.isEmpty())
        json.insert(u"linkedTo"_s, candidate.linkedTo.value);
    return json;
}

} // namespace

QString nameOf(OfferObstacle obstacle) { return nameIn(obstacles, obstacle); }

QString nameOf(DecisionOutcome outcome) { return nameIn(decisionOutcomes, outcome); }

QJsonObject toJson(const PersonField &field)
{
    QJsonObject json{{u"field"_s, field.alias}};
    insertIfAny(json, u"app"_s, field.app);
    insertIfAny(json, u"base"_s, field.base);
    insertIfAny(json, u"mautic"_s, field.mautic);
    insertIfAny(json, u"changedInApp"_s, field.appOrigin.at);
    insertIfAny(json, u"changedInMautic"_s, field.mauticOrigin.at);
    return json;
}

QJsonObject toJson(const QueuedCase &queued)
{
    QJsonObject json = toJson(queued.row.open.content);
    json.insert(u"id"_s, queued.row.open.id);
    json.insert(u"firstSeen"_s, toIsoText(queued.row.open.firstSeen));
    json.insert(u"assignedTo"_s, queued.assignedTo);
    json.insert(u"sleeps"_s, queued.snoozedUntil.has_value());
    json.insert(u"changedSinceAnswered"_s, queued.isChangedSinceAnswered);
    return json;
}

QJsonObject toJson(const CaseOffer &offer)
{
    QJsonObject json{{u"answer"_s, nameOf(offer.answer)},
                     {u"obstacle"_s, nameOf(offer.obstacle)},
                     {u"requests"_s, offer.requests},
                     {u"rows"_s, rowsJson(offer.rows)}};
    insertIfAny(json, u"contact"_s, offer.contact);
    return json;
}

QJsonObject toJson(const CaseFile &file)
{
    QJsonArray fields;
    for (const PersonField &field : file.person.fields)
        fields.append(toJson(field));
    QJsonArray candidates;
    for (const CaseCandidate &candidate : file.candidates)
        candidates.append(toJson(candidate));
    QJsonObject json = toJson(file.queued);
    json.insert(u"fields"_s, fields);
    json.insert(u"candidates"_s, candidates);
    json.insert(u"answers"_s, toJsonArray(file.offers));
    json.insert(u"alike"_s, file.alike);
    json.insert(u"earlier"_s, toJsonArray(file.earlier));
    return json;
}

QJsonObject toJson(const Resolution &resolution)
{
    QJsonObject json{{u"id"_s, resolution.id},
                     {u"batch"_s, resolution.batch},
                     {u"user"_s, resolution.user.value},
                     {u"answer"_s, nameOf(resolution.answer)},
                     {u"field"_s, resolution.field},
                     {u"value"_s, resolution.value},
                     {u"state"_s, nameOf(resolution.state)},
                     {u"by"_s, resolution.by.account},
                     {u"note"_s, resolution.note},
                     {u"at"_s, toIsoText(resolution.at)},
                     {u"undoneBy"_s, resolution.undoneBy}};
    insertIfAny(json, u"case"_s, resolution.answeredCase);
    insertIfAny(json, u"contact"_s, resolution.contact);
    insertIfAny(json, u"settledAt"_s, resolution.settledAt);
    return json;
}

QJsonObject toJson(const DecisionReceipt &receipt)
{
    QJsonObject json{{u"case"_s, receipt.caseId},
                     {u"outcome"_s, nameOf(receipt.outcome)},
                     {u"batch"_s, receipt.batch},
                     {u"obstacle"_s, nameOf(receipt.obstacle)}};
    if (receipt.answer)
        json.insert(u"answer"_s, nameOf(*receipt.answer));
    if (!receipt.by.isEmpty())
        json.insert(u"by"_s, receipt.by);
    return json;
}

QJsonObject toJson(const AlikePreview &preview)
{
    QJsonArray cases;
    for (const AlikeCase &alike : preview.cases) {
        cases.append(QJsonObject{{u"case"_s, alike.row.open.id},
                                 {u"user"_s, alike.row.open.content.user.value},
                                 {u"obstacle"_s, nameOf(alike.obstacle)},
                                 {u"rows"_s, rowsJson(alike.rows)}});
    }
    return {{u"cases"_s, cases}, {u"requests"_s, preview.requests}};
}

QJsonObject toJson(const RunUndo &undo)
{
    QJsonObject staying;
    for (const auto &[kind, count] : undo.staying.asKeyValueRange())
        staying.insert(nameOf(kind), count);
    return {{u"values"_s, undo.values}, {u"links"_s, undo.links}, {u"staying"_s, staying}, {u"batch"_s, undo.batch}};
}

} // namespace lockstep
