// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

namespace lockstep
{

/// A pretend Mautic with a sample application, started beside this program and stopped with it; its folder goes too.
/// Main thread; nothing blocks but the end.
class SampleFlow final : public QObject
{
    Q_OBJECT

public:
    explicit SampleFlow(QObject *parent = nullptr);
    ~SampleFlow() override;

    /// Starts `lockstep-sandbox` from the folder of this program.
    void start();
    /// Where a workspace may be made; it goes with the sample.
    [[nodiscard]] QString workspace() const { return m_folder.filePath(QStringLiteral("workspace")); }
    /// The file with the sample's sign-in data.
    [[nodiscard]] QString credentialsFile() const { return m_folder.filePath(QStringLiteral("sample/sandbox.env")); }

Q_SIGNALS:
    void ready();
    /// Internal where the program is missing or ended at once, with its name as subject.
    void failed(const lockstep::Error &error);

private:
    void fail(const QString &detail);

    QTemporaryDir m_folder;
    QProcess m_process;
    bool m_isReady = false;
};

} // namespace lockstep
