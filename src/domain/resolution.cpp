// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/resolution.h"

#include "domain/value_names.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr ValueNames<Answer, 13> answers = {{{Answer::TakeApp, "take-app"_L1},
                                             {Answer::TakeMautic, "take-mautic"_L1},
                                             {Answer::OtherValue, "other-value"_L1},
                                             {Answer::KeepBoth, "keep-both"_L1},
                                             {Answer::NeverSyncField, "never-sync-field"_L1},
                                             {Answer::MakeRoom, "make-room"_L1},
                                             {Answer::LinkContact, "link-contact"_L1},
                                             {Answer::NotTheSame, "not-the-same"_L1},
                                             {Answer::CreateNew, "create-new"_L1},
                                             {Answer::Unlink, "unlink"_L1},
                                             {Answer::LeaveAlone, "leave-alone"_L1},
                                             {Answer::TryAgain, "try-again"_L1},
                                             {Answer::PlanMerge, "plan-merge"_L1}}};
constexpr ValueNames<ResolutionState, 5> states = {{{ResolutionState::Waiting, "waiting"_L1},
                                                    {ResolutionState::Done, "done"_L1},
                                                    {ResolutionState::Stale, "stale"_L1},
                                                    {ResolutionState::Undoing, "undoing"_L1},
                                                    {ResolutionState::Undone, "undone"_L1}}};

} // namespace

QString nameOf(Answer answer) { return nameIn(answers, answer); }

std::optional<Answer> answerNamed(QStringView name) { return valueIn(answers, name); }

QString nameOf(ResolutionState state) { return nameIn(states, state); }

std::optional<ResolutionState> resolutionStateNamed(QStringView name) { return valueIn(states, name); }

} // namespace lockstep
