// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonArray>

#include <optional>

namespace lockstep::test
{

class TestDatabase;

/// The real application of tests/app: Better Auth makes its tables and signs people up.
class SampleApplication
{
public:
    /// False where its packages are not installed; tests/app/install.sh does that.
    [[nodiscard]] static bool isInstalled();
    [[nodiscard]] static QString folder();
    /// Signs the people up, each as app.mjs describes it. Returns their ids by address; nothing where it failed.
    [[nodiscard]] static std::optional<QHash<QString, QString>> signUp(const TestDatabase &database,
                                                                       const QJsonArray &people);
};

} // namespace lockstep::test
