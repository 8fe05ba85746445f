// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sample_names.h"

#include "sandbox/sandbox_data.h"

#include <QJsonArray>

namespace lockstep
{

using namespace Qt::StringLiterals;

const QList<NameSet> &nameSets()
{
    static const QList<NameSet> sets = [] {
        QList<NameSet> read;
        for (const QJsonValue set : sandboxData(u"names"_s).array()) {
            read.append({.locale = set["locale"_L1].toString(),
                         .timeZone = set["timeZone"_L1].toString(),
                         .phonePrefix = set["phonePrefix"_L1].toString(),
                         .given = set["given"_L1].toVariant().toStringList(),
                         .family = set["family"_L1].toVariant().toStringList()});
        }
        return read;
    }();
    return sets;
}

const QStringList &hostileNames()
{
    static const QStringList names{
        u"<script>alert(1)</script> Mallory"_s,
        u"<b>Bold</b> <i>Type</i>"_s,
        u"Tom &amp; Jerry"_s,
        u"Robert'); DROP TABLE contacts;-- Tables"_s,
        u"\"Quoted\" O'Name"_s,
        u"Back\\slash Percent%20Sign"_s,
        u"{{contactfield=email}} Token"_s,
        u"${jndi:ldap://host.test/a} Lookup"_s,
        u"=1+1 Formula"_s,
        u"Rocket 🚀 👩‍👩‍👧‍👦 Family"_s,
        u"\u202Egnp.exe Override"_s,
        u"Zero\u200BWidth \u2066Isolate\u2069"_s,
        u"Z\u0351\u036B\u0343a\u0352\u0366l\u0308g\u0307o\u0304 Stacked"_s,
        QString(65, u'x') + u" Sixtyfive"_s,
        QString(64, u'y') + u" Sixtyfour"_s,
        QString(300, u'z') + u" Threehundred"_s,
        u"Bell\u0007 Null\u0001Byte"_s,
        u"New\nLine Tab\tStop"_s,
        u"  Leading   Spaces  "_s,
        u"null undefined"_s,
        u"0 0"_s,
        u"Ǆ ﬁﬂ ﷺ Ligature"_s,
    };
    return names;
}

const QStringList &unusableAddresses()
{
    static const QStringList addresses{
        u""_s,
        u"not-an-address"_s,
        u"two@@example.com"_s,
        u"jörg@example.com"_s,
        u"用户@example.org"_s,
        u"te,st@example.net"_s,
        u"space in@example.com"_s,
        u"percent%sign@example.org"_s,
        u"amper&sand@example.net"_s,
        u"nodomain@"_s,
        u"@nolocal.test"_s,
        u"dot..dot@example.com"_s,
        QString(QString(60, u'a') + u"@example.org"_s),
        u"new\nline@example.com"_s,
    };
    return addresses;
}

} // namespace lockstep
