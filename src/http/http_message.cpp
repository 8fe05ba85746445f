// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_message.h"

namespace lockstep
{

QByteArray HttpAnswer::header(QByteArrayView name) const
{
    for (const HttpHeader &each : headers) {
        if (each.name.compare(name, Qt::CaseInsensitive) == 0)
            return each.value;
    }
    return {};
}

} // namespace lockstep
