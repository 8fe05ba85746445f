// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/env_file.h"

#include <QByteArrayView>

namespace lockstep
{

namespace
{

QByteArray doubleQuoted(QByteArrayView text)
{
    QByteArray value;
    for (qsizetype i = 0; i < text.size() && text[i] != '"'; ++i) {
        const bool isEscape = text[i] == '\\' && i + 1 < text.size();
        if (isEscape)
            ++i;
        value.append(isEscape && text[i] == 'n' ? '\n' : text[i]);
    }
    return value;
}

QByteArray unquoted(QByteArrayView text)
{
    const qsizetype comment = text.indexOf(QByteArrayView(" #"));
    return (comment < 0 ? text : text.first(comment)).trimmed().toByteArray();
}

QByteArray valueOf(QByteArrayView text)
{
    if (text.startsWith('"'))
        return doubleQuoted(text.sliced(1));
    if (!text.startsWith('\''))
        return unquoted(text);
    const qsizetype end = text.indexOf('\'', 1);
    return text.sliced(1, (end < 0 ? text.size() : end) - 1).toByteArray();
}

void readLine(QByteArrayView line, SecretValues &values)
{
    if (line.startsWith("export "))
        line = line.sliced(7).trimmed();
    const qsizetype equals = line.indexOf('=');
    if (equals <= 0 || line.startsWith('#'))
        return;
    values.add(line.first(equals).trimmed().toByteArray(), Secret(valueOf(line.sliced(equals + 1).trimmed())));
}

} // namespace

SecretValues parseEnvFile(const QByteArray &bytes)
{
    SecretValues values;
    QByteArrayView rest(bytes);
    while (!rest.isEmpty()) {
        const qsizetype end = rest.indexOf('\n');
        readLine((end < 0 ? rest : rest.first(end)).trimmed(), values);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    }
    return values;
}

} // namespace lockstep
