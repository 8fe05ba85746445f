// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/mautic_address.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QString withoutSlashes(QString path)
{
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

} // namespace

Result<QUrl> mauticAddressFrom(const QString &text)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return fail(ErrorKind::BadInput, u"not an http address"_s, u"MAUTIC_API_URL"_s);
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return fail(ErrorKind::BadInput, u"an address with a name, a query or a fragment"_s, url.host());
    QString path = withoutSlashes(url.path());
    if (path.endsWith("/api"_L1))
        path = withoutSlashes(path.chopped(4));
    url.setPath(path);
    return url;
}

} // namespace lockstep
