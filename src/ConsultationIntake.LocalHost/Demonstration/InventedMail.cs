using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Receiving;

namespace ConsultationIntake.LocalHost.Demonstration;

/// <summary>An invented mail, posted as SendGrid's Inbound Parse posts it in raw mode.</summary>
/// <param name="Message">The whole of it (RFC 5322), with places for its date and for letters attached.</param>
/// <param name="MinutesAgo">When it came, before the demonstration was first started.</param>
/// <param name="Signed">Whether its post could be trusted; if not it is quarantined.</param>
internal sealed partial record InventedMail(string Message, int MinutesAgo, bool Signed = true)
{
    private const string Boundary = "xYzZY";
    private const string Inbox = "plan@consult.westmere-pcc.example";

    /// <summary>Seven weeks, as it takes a committee to meet.</summary>
    private const int DaysToCommittee = 49;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>One of the mails beside this class, as <c>mails.json</c> lists them.</summary>
    internal sealed record Listed(string File, int MinutesAgo, bool Signed = true)
    {
        internal InventedMail Read() => new(InventedFiles.Read($"mail.{File}"), MinutesAgo, Signed);
    }

    internal ReceivedPost PostAt(DateTimeOffset at)
    {
        var message = Place()
            .Replace(
                Message,
                place =>
                    place.Groups["name"].Value switch
                    {
                        "date" => at.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture),
                        _ => Convert.ToBase64String(
                            InventedDocument.Of(
                                InventedFiles
                                    .Read($"mail.{place.Groups["file"].Value}")
                                    .Replace("{{committee}}", Committee(at), StringComparison.Ordinal)
                            ),
                            Base64FormattingOptions.InsertLineBreaks
                        ),
                    }
            );
        var domain = Sender().Match(message).Groups["domain"].Value;
        var body = new StringBuilder();
        void Field(string name, string value) =>
            body.Append(
                CultureInfo.InvariantCulture,
                $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
        Field("dkim", $"{{@{domain} : pass}}");
        Field("email", message.ReplaceLineEndings("\r\n"));
        Field("envelope", $"{{\"to\":[\"{Inbox}\"],\"from\":\"sender@{domain}\"}}");
        Field("charsets", "{\"to\":\"UTF-8\"}");
        Field("SPF", "pass");
        body.Append($"--{Boundary}--\r\n");
        return new ReceivedPost
        {
            Body = new MemoryStream(Encoding.UTF8.GetBytes(body.ToString())),
            Source = MessageSource.InboundParse,
            ContentType = $"multipart/form-data; boundary={Boundary}",
            FromThisMachine = Signed,
        };
    }

    private static string Committee(DateTimeOffset at) => at.AddDays(DaysToCommittee).ToString("d MMMM yyyy", British);

    [GeneratedRegex(@"\{\{(?<name>date|docx)( (?<file>[a-z-]+\.txt))?\}\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex(@"^From: .*@(?<domain>[a-z0-9.-]+)>", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Sender();
}
