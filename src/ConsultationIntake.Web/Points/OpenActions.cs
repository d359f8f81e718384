using ConsultationIntake.Submissions;

namespace ConsultationIntake.Web.Points;

/// <summary>What an officer may do with a point, in the groups that a page opens one of.</summary>
public enum ActionGroup
{
    /// <summary>Themes, stance, whose words, splitting, joining, setting aside.</summary>
    PutRight,

    Decide,

    /// <summary>Giving it to somebody, a note for the office.</summary>
    HandOn,

    Safeguarding,
}

/// <summary>
/// The one group of actions that is open on a page, and whose. A page shows each point with a button for each group, and the forms of this
/// one: fifty points with all their forms are half a megabyte. The address carries it, so that no page needs a script for it.
/// </summary>
public sealed record OpenActions(PointId Point, ActionGroup Group)
{
    /// <summary>What opens a group, in an address.</summary>
    internal const string Open = "open";

    /// <summary>What closes it, which leads back to its point.</summary>
    internal const string Close = "close";

    /// <summary>Of a group's name, in an address.</summary>
    private const char Before = '.';

    internal static OpenActions? Parse(string? value) =>
        value?.LastIndexOf(Before) is > 0 and var at && PointId.TryParse(value[..at], out var id) && GroupOf(value[(at + 1)..]) is { } group
            ? new OpenActions(id, group)
            : null;

    internal static ActionGroup? GroupOf(string? name) =>
        Enum.GetValues<ActionGroup>().Where(group => NameOf(group) == name).Select(group => (ActionGroup?)group).FirstOrDefault();

    internal static string NameOf(ActionGroup group) =>
        group switch
        {
            ActionGroup.PutRight => "right",
            ActionGroup.Decide => "decide",
            ActionGroup.HandOn => "hand",
            ActionGroup.Safeguarding => "flag",
            _ => throw new NotSupportedException($"The group {group} has no name."),
        };

    /// <summary>What its button says.</summary>
    /// <param name="group">The group.</param>
    /// <param name="isFirst">Whether it is what the page is for.</param>
    internal static string WordsOf(ActionGroup group, bool isFirst) =>
        group switch
        {
            ActionGroup.Safeguarding when isFirst => "Say what was done",
            ActionGroup.PutRight => "Put right",
            ActionGroup.Decide => "Decide",
            ActionGroup.HandOn => "Note, give",
            ActionGroup.Safeguarding => "Safeguarding",
            _ => throw new NotSupportedException($"The group {group} has no words."),
        };

    public override string ToString() => $"{Point}{Before}{NameOf(Group)}";
}
