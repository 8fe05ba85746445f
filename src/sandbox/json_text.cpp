// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/json_text.h"

namespace lockstep
{

namespace
{

void appendEscaped(QByteArray &text, char c)
{
    switch (c) {
    case '"':
    case '\\':
        text.append('\\').append(c);
        break;
    case '\n':
        text.append("\\n");
        break;
    case '\r':
        text.append("\\r");
        break;
    case '\t':
        text.append("\\t");
        break;
    default:
        text.append("\\u00").append(QByteArray(1, c).toHex());
    }
}

} // namespace

QByteArray jsonText(const QString &text)
{
    if (text.isNull()) {
        return "null";
    }
    const QByteArray bytes = text.toUtf8();
    QByteArray json;
    json.reserve(bytes.size() + 2);
    json.append('"');
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || c == '"' || c == '\\') {
            appendEscaped(json, c);
        } else {
            json.append(c);
        }
    }
    return json.append('"');
}

} // namespace lockstep
