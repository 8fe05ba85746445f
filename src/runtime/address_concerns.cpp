// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/address_concerns.h"

#include "domain/email_address.h"

#include <QFile>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QSet<QString> readDomains()
{
    QFile file(u":/lists/disposable_domains.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    return {lines.cbegin(), lines.cend()};
}

} // namespace

bool isDisposable(QStringView address)
{
    static const QSet<QString> domains = readDomains();
    const QString key = emailKey(address);
    for (qsizetype from = key.lastIndexOf(u'@'); from >= 0; from = key.indexOf(u'.', from + 1)) {
        if (domains.contains(key.mid(from + 1)))
            return true;
    }
    return false;
}

Result<QList<ConcernedAddress>> concernsOf(Repositories &store, const QStringList &addresses)
{
    QList<ConcernedAddress> concerns;
    QStringList distinct = addresses;
    distinct.removeAll(QString());
    distinct.removeDuplicates();
    for (const QString &address : std::as_const(distinct)) {
        if (isDisposable(address))
            concerns.append({address, AddressConcern::Disposable});
        const auto holders = store.contacts.withEmailKeys({emailKey(address)});
        if (!holders)
            return fail(holders.error());
        QList<ContactId> ids;
        for (const Contact &holder : *holders)
            ids.append(holder.id);
        const auto rows = store.doNotContact.ofContacts(ids);
        if (!rows)
            return fail(rows.error());
        const bool hasBounced = std::any_of(rows->cbegin(), rows->cend(), [](const DoNotContact &row) {
            return row.channel == "email"_L1 && row.reason == DoNotContactReason::Bounced;
        });
        if (hasBounced)
            concerns.append({address, AddressConcern::BouncedBefore});
    }
    return concerns;
}

} // namespace lockstep
