// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace lockstep
{

/// The one way from one thread to another: what is posted from any thread runs on the thread the mailbox was made on,
/// in order. The hand-over is a mutex, so that the thread sanitizer sees it (reliability.md 0, 14).
class Mailbox final : public QObject
{
    Q_OBJECT

public:
    using Letter = std::function<void()>;

    /// Where letters are put in. Outlives the mailbox: letters to one that is gone are dropped.
    class Entry
    {
    public:
        void post(Letter letter);

    private:
        friend class Mailbox;
        std::mutex m_mutex;
        std::vector<Letter> m_letters;
        Mailbox *m_owner = nullptr;
    };

    Mailbox();
    ~Mailbox() override;

    [[nodiscard]] std::shared_ptr<Entry> entry() const { return m_entry; }

protected:
    void customEvent(QEvent *event) override;

private:
    std::shared_ptr<Entry> m_entry;
};

} // namespace lockstep
