using System.Diagnostics;
using System.Text.RegularExpressions;
using OpenTelemetry;

namespace ConsultationIntake.Functions.Telemetry;

/// <summary>
/// Takes out of every trace what must not be read there: the secret part of an address (<c>/answer/…</c>, <c>/copy/…</c>), with
/// which anybody could open a draft or have a copy sent, queries, where a partner's function key may stand (<c>?code=…</c>), and what the
/// message of an exception may quote of somebody. A trace with an event that quotes it, which nobody can change any more, is not sent.
/// </summary>
internal sealed partial class AddressRedaction : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        data.DisplayName = ScrubbedException.Clean(data.DisplayName);
        if (data.StatusDescription is { } description)
            data.SetStatus(data.Status, ScrubbedException.Clean(description));
        if (data.Events.SelectMany(one => one.Tags).Any(tag => tag.Value is string text && ScrubbedException.Clean(text) != text))
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        foreach (var (name, value) in data.TagObjects.ToList())
        {
            if (name == "url.query")
                data.SetTag(name, "-");
            else if (value is string text && ScrubbedException.Clean(text) is var safe && safe != text)
                data.SetTag(name, safe);
        }
    }

    internal static string Redact(string text) => Query().Replace(Draft().Replace(text, "$1-"), "$1-");

    [GeneratedRegex(@"(/(?:answer|copy)/)[^/?#\s]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Draft();

    /// <summary>From the question mark of an address on. A question in words has no slash before and no equals sign after it.</summary>
    [GeneratedRegex(@"(/[^?\s]*\?)[^\s]*=[^\s]*", RegexOptions.CultureInvariant)]
    private static partial Regex Query();
}
