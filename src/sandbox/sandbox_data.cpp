// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox_data.h"

#include <QDir>
#include <QFile>

static void loadResources() { Q_INIT_RESOURCE(sandbox_data); }

namespace lockstep
{

using namespace Qt::StringLiterals;

QJsonDocument sandboxData(const QString &name)
{
    loadResources();
    QFile file(u":/sandbox/data/"_s + name + u".json"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("the sandbox was built without its data");
    }
    return QJsonDocument::fromJson(file.readAll());
}

} // namespace lockstep
