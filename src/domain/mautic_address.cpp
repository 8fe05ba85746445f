// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/mautic_address.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

QString withoutApi(QString path)
{
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path == "/api"_L1 || path.endsWith("/api"_L1))
        path.chop(4);
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

} // namespace

Result<QUrl> mauticAddressFrom(const QString &text)
{
    QString address = text.trimmed();
    if (!address.contains("://"_L1))
        address.prepend("https://"_L1);
    QUrl url(address, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return fail(ErrorKind::BadSettings, u"not a web address"_s, u"MAUTIC_API_URL"_s);
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return fail(ErrorKind::BadSettings, u"address holds more than an address"_s, u"MAUTIC_API_URL"_s);
    url.setPath(withoutApi(url.path()));
    return url;
}

} // namespace lockstep
