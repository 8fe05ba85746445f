// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>

namespace lockstep
{

/// How the person left the window: sizes, columns, splitters. One small file in the configuration folder, for every
/// workspace; holds nothing of the data. Main thread.
class ViewState
{
public:
    ViewState();

    /// Empty where nothing was kept.
    [[nodiscard]] QByteArray value(const QString &name) const;
    void keep(const QString &name, const QByteArray &state);

private:
    QSettings m_file;
};

} // namespace lockstep
