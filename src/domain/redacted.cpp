// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/redacted.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <array>
#include <mutex>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qsizetype shownDigits = 12;

class Key
{
public:
    void set(const QByteArray &key)
    {
        const std::lock_guard guard(m_mutex);
        m_key = key;
    }
    [[nodiscard]] QByteArray get() const
    {
        const std::lock_guard guard(m_mutex);
        return m_key;
    }

private:
    static QByteArray random()
    {
        std::array<quint32, 8> words = {};
        QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
        return {reinterpret_cast<const char *>(words.data()), sizeof words};
    }

    mutable std::mutex m_mutex;
    QByteArray m_key = random();
};

Key &key()
{
    static Key theKey;
    return theKey;
}

} // namespace

QString redacted(QStringView text)
{
    if (text.isEmpty())
        return u"(empty)"_s;
    const QByteArray folded = text.toString().toLower().toUtf8();
    const QByteArray digest = QMessageAuthenticationCode::hash(folded, key().get(), QCryptographicHash::Sha256);
    return u'#' + QString::fromLatin1(digest.toHex().first(shownDigits));
}

void useRedactionKey(const QByteArray &workspaceKey) { key().set(workspaceKey); }

} // namespace lockstep
