// The one path of a person's action into the log: decide, seal, append, fold, project, in one
// transaction.
#pragma once

#include "app/matter_file.h"
#include "base/clock.h"
#include "crypto/sign.h"
#include "domain/decide.h"

namespace casebridge::app {

struct Author {
    domain::Actor actor;
    const crypto::PrivateKey& key;
};

/// The matter as it is after the action. Errors: those of domain::decide; crypto_failed;
/// storage_failed. Nothing is written when it fails.
[[nodiscard]] Result<MatterFile> enter(storage::Connection& connection, MatterId matter,
                                       domain::EventData proposed, const Author& author,
                                       const domain::DecideContext& context,
                                       const DueRules& due_rules, Random& random);

}  // namespace casebridge::app
