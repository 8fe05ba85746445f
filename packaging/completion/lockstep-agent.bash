# shellcheck shell=bash
# Completion of lockstep-agent for bash.

# The last word of a list with commas.
_lockstep_agent_yes() {
    local before=
    case $1 in
        *,*) before=${1%,*}, ;;
    esac
    mapfile -t COMPREPLY < <(compgen -P "$before" -W 'fields segment column writing' -- "${1##*,}")
}

_lockstep_agent_files() {
    mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
    compopt -o filenames
}

# The words of one of the options that say how a field is kept in step.
_lockstep_agent_policy() {
    case $1 in
        --direction) printf '%s' 'off toMautic toApp both' ;;
        --authority) printf '%s' 'ask app mautic newest' ;;
        --mode) printf '%s' 'overwrite onlyIfEmpty' ;;
        --clearing) printf '%s' 'propagate never ask' ;;
    esac
}

# What `cases decide N` can be told.
_lockstep_agent_answers() {
    printf '%s ' take-app take-mautic other-value keep-both never-sync-field link-contact not-the-same create-new unlink \
        leave-alone make-room try-again plan-merge
}

# Options that the command understands besides the common ones.
_lockstep_agent_options() {
    local mapping='--table --accounts --map'
    local setup="$mapping --new-users-since --segment-per-method --link-unverified --yes --accept-shrinkage"
    case $1 in
        check) printf '%s' "$mapping" ;;
        users) printf '%s' "$mapping --yes" ;;
        plan) printf '%s' "$setup --out" ;;
        apply) printf '%s' '--yes --accept-shrinkage' ;;
        sync | run) printf '%s' "$setup" ;;
        fields) printf '%s' '--direction --authority --mode --clearing --yes' ;;
        cases) printf '%s' '--value --contact --note --all-alike' ;;
        person) printf '%s' '--value --contact --note' ;;
    esac
}

_lockstep_agent() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' word
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
            check | users | plan | apply | sync | run | status | fields | cases | runs | person) command=$word; break ;;
        esac
    done
    case $previous in
        --workspace) _lockstep_agent_files -d "$current"; return ;;
        --credentials | --out) _lockstep_agent_files -f "$current"; return ;;
        --yes) _lockstep_agent_yes "$current"; return ;;
        --direction | --authority | --mode | --clearing)
            mapfile -t COMPREPLY < <(compgen -W "$(_lockstep_agent_policy "$previous")" -- "$current")
            return
            ;;
        --table | --accounts | --map | --new-users-since | --value | --contact | --note) return ;;
    esac
    case $current in
        -*)
            mapfile -t COMPREPLY < <(compgen -W "$(_lockstep_agent_options "$command") --workspace --credentials
                --json --help --version" -- "$current")
            ;;
        *)
            if [ -z "$command" ]; then
                mapfile -t COMPREPLY < <(compgen -W 'check users plan apply sync run status fields cases runs person' -- "$current")
            elif [ "$command" = apply ]; then
                _lockstep_agent_files -f "$current"
            elif [ "$command" = fields ] && [ "$previous" = fields ]; then
                mapfile -t COMPREPLY < <(compgen -W 'set try allow forbid' -- "$current")
            elif [ "$command" = cases ] && [ "$previous" = cases ]; then
                mapfile -t COMPREPLY < <(compgen -W 'show decide undo assign snooze wake decided' -- "$current")
            elif [ "$command" = cases ]; then
                mapfile -t COMPREPLY < <(compgen -W "$(_lockstep_agent_answers)" -- "$current")
            elif [ "$command" = runs ] && [ "$previous" = runs ]; then
                mapfile -t COMPREPLY < <(compgen -W 'show undo' -- "$current")
            elif [ "$command" = person ] && [ "$previous" != person ]; then
                mapfile -t COMPREPLY < <(compgen -W 'edit link unlink leave-alone undo' -- "$current")
            fi
            ;;
    esac
}

complete -F _lockstep_agent lockstep-agent
