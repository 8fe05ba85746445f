// SPDX-License-Identifier: GPL-3.0-or-later
// With LOCKSTEP_MODEL_TRACE the model tells what happens in it, for whoever wants to know why a promise broke.
#include "engine_model.h"

#include <iostream>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

const QString company = u"company"_s;

QString userName(int who) { return u"user%1"_s.arg(who); }

void tell(const QString &text) { std::cerr << text.toStdString() << std::endl; }

QString numberOf(const std::optional<ContactId> &contact)
{
    return contact ? QString::number(contact->value) : u"none"_s;
}

} // namespace

bool EngineModel::isTraced() { return qEnvironmentVariableIsSet("LOCKSTEP_MODEL_TRACE"); }

void EngineModel::trace(const Act &act)
{
    showValue(act, std::cerr);
    traceState();
}

void EngineModel::traceState()
{
    tell(u"  at "_s + toIsoText(m_world.clock().at));
    for (int who = 0; who < people; ++who)
        tracePerson(who);
    for (const Case &each : m_world.openCases()) {
        QStringList contacts;
        for (const ContactId contact : each.contacts)
            contacts.append(numberOf(contact));
        tell(u"    case %1 of %2 %3, contacts %4"_s.arg(int(each.kind))
                 .arg(each.user.value, each.field, contacts.join(u' ')));
    }
    traceRows();
}

/// The company on both sides and in the mirror between them, and what was decided.
void EngineModel::tracePerson(int who)
{
    const auto known = m_world.store().users.withIds({{userName(who)}});
    const QString mirrored = known && !known->isEmpty() ? known->constFirst().company : u"nobody"_s;
    QString line = u"    user%1 %2: app %3, mirror %4, Mautic %5 (contact %6)"_s.arg(who)
                       .arg(appValue(who, emailAlias))
                       .arg(appValue(who, company), mirrored, mauticValue(contactOf(who), company))
                       .arg(contactOf(who).value);
    if (const auto decided = m_world.store().resolutions.ofUser({userName(who)})) {
        for (const Resolution &each : *decided)
            line += u", %1 %2 %3"_s.arg(nameOf(each.answer), each.field, nameOf(each.state));
    }
    tell(line);
}

/// Of all runs since the last time.
void EngineModel::traceRows()
{
    for (;; ++m_tracedRuns) {
        const auto rows = m_world.store().appliedRows.ofRun(RunId{m_tracedRuns + 1});
        if (!rows || rows->isEmpty())
            return;
        for (const AppliedRow &row : *rows)
            tell(u"    run %1: row of kind %2 of %3, contact %4, ended %5 %6"_s.arg(m_tracedRuns + 1)
                     .arg(int(row.kind))
                     .arg(row.user.value, numberOf(row.contact))
                     .arg(int(row.outcome))
                     .arg(row.reason));
    }
}

void EngineModel::traceWrite(const Contact &before, const QHash<QString, QString> &fields) const
{
    QStringList values;
    for (const auto &[alias, value] : fields.asKeyValueRange())
        values.append(u"%1=%2 (was %3)"_s.arg(alias, value, before.fields.value(alias)));
    values.sort();
    tell(u"    written to contact %1: %2"_s.arg(before.id.value).arg(values.join(u", "_s)));
}

} // namespace lockstep
