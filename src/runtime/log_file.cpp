// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/log_file.h"

#include "domain/moment.h"
#include "domain/redacted.h"
#include "runtime/system_clock.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cstdio>
#include <mutex>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 rotateAt = 2'000'000;
constexpr int oldFiles = 3;

class LogFile
{
public:
    void open(const QString &path)
    {
        const std::lock_guard guard(m_mutex);
        m_path = path;
        reopen();
    }

    void mirror()
    {
        const std::lock_guard guard(m_mutex);
        m_isMirrored = true;
    }

    void write(const QByteArray &line)
    {
        const std::lock_guard guard(m_mutex);
        if (m_isMirrored) [[maybe_unused]]
            const auto written = std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
        if (!m_file.isOpen())
            return;
        if (m_file.size() > rotateAt)
            rotate();
        m_file.write(line);
        m_file.flush();
    }

private:
    void reopen()
    {
        m_file.close();
        m_file.setFileName(m_path);
        if (m_file.open(QIODevice::WriteOnly | QIODevice::Append))
            m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }

    void rotate()
    {
        const auto numbered = [this](int number) { return QString(m_path + u'.' + QString::number(number)); };
        QFile::remove(numbered(oldFiles));
        for (int number = oldFiles - 1; number > 0; --number)
            QFile::rename(numbered(number), numbered(number + 1));
        QFile::rename(m_path, numbered(1));
        reopen();
    }

    std::mutex m_mutex;
    QString m_path;
    QFile m_file;
    bool m_isMirrored = false;
};

LogFile &logFile()
{
    static LogFile file;
    return file;
}

QString levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return u"debug"_s;
    case QtInfoMsg:
        return u"info"_s;
    case QtWarningMsg:
        return u"warning"_s;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return u"error"_s;
}

void writeMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString category = QString::fromUtf8(context.category);
    if (type == QtDebugMsg && !category.startsWith("lockstep"_L1))
        return;
    const QJsonObject line{{u"at"_s, toIsoText(SystemClock().now())},
                           {u"level"_s, levelOf(type)},
                           {u"category"_s, category},
                           {u"message"_s, withoutPersonalData(message)}};
    logFile().write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

void writeNothing(QtMsgType /*type*/, const QMessageLogContext & /*context*/, const QString & /*message*/) { }

} // namespace

QString withoutPersonalData(const QString &text)
{
    static const QRegularExpression token(u"(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]+"_s);
    static const QRegularExpression address(u"[^\\s<>\"'(),;:]+@[^\\s<>\"'(),;:]+"_s);
    QString clean = text;
    clean.replace(token, u"\\1 ***"_s);
    for (auto match = address.match(clean); match.hasMatch(); match = address.match(clean, match.capturedStart() + 1))
        clean.replace(match.capturedStart(), match.capturedLength(), redacted(match.captured()));
    return clean;
}

void alsoLogToStandardError() { logFile().mirror(); }

void startLogging(const QString &file)
{
    logFile().open(file);
    qInstallMessageHandler(writeMessage);
}

void silenceLogging() { qInstallMessageHandler(writeNothing); }

} // namespace lockstep
