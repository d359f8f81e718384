using System.Diagnostics;
using System.Text.RegularExpressions;
using OpenTelemetry;

namespace ConsultationIntake.Functions.Telemetry;

/// <summary>
/// Takes out of every trace what must not be read there: the secret part of an address (<c>/answer/…</c>, <c>/copy/…</c>), with
/// which anybody could open a draft or have a copy sent, and queries, where a partner's function key may stand (<c>?code=…</c>).
/// </summary>
internal sealed partial class AddressRedaction : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        data.DisplayName = Redact(data.DisplayName);
        foreach (var (name, value) in data.TagObjects.ToList())
        {
            if (name == "url.query")
                data.SetTag(name, "-");
            else if (value is string text && Redact(text) is var safe && safe != text)
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
