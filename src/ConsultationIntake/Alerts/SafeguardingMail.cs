using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Alerts;

/// <summary>
/// The mail that a response may show a person at risk. It holds a reference and a link, and no words of the response. Pure.
/// </summary>
public static class SafeguardingMail
{
    /// <param name="consultation">What was responded to.</param>
    /// <param name="point">The flagged point that the link leads to.</param>
    /// <param name="alert">The round it belongs to.</param>
    /// <param name="email">Whom it is for.</param>
    /// <param name="overdue">Points, of all responses, that have waited too long.</param>
    /// <param name="site">For the links.</param>
    /// <param name="mayRepeat">A host stopped while this mail was being handed over: it may have gone out already.</param>
    public static OutgoingMail Of(
        Consultation consultation,
        PointId point,
        SafeguardingAlert alert,
        string email,
        long overdue,
        SiteAddress site,
        bool mayRepeat
    )
    {
        var subject = $"Safeguarding: response {point.Submission} may show a person at risk";
        var letter = new Uri(site.Root, $"staff/{consultation.Slug}/{point.Submission}?point={point.Number}#p-{point}");
        string[] lines =
        [
            $"Response {point.Submission} to “{consultation.Title.English}” may show a person at risk now, or a crime. Read "
                + "it, and say what was done.",
            .. overdue == 0
                ? Array.Empty<string>()
                :
                [
                    $"{(overdue == 1 ? "1 point has" : $"{overdue} points have")} waited for more than "
                        + $"{consultation.Safeguarding.OverdueAfterHours} hours: {site.Safeguarding(consultation.Slug)}",
                ],
            .. mayRepeat ? ["You may have had this mail already: the system stopped while it was going out."] : Array.Empty<string>(),
        ];
        var why = "You get this because the office named you for safeguarding. It holds no words of the response and no personal data.";
        return new OutgoingMail
        {
            Id = $"safeguarding.{consultation.Slug}.{point.Submission}.{alert.Round}.{KeyOf(email)}",
            Category = "safeguarding",
            To = new MailAddress(email),
            Subject = subject,
            Text = string.Join("\n\n", [lines[0], $"Read it: {letter}", .. lines[1..], why]) + "\n",
            Html = MailPage.Of("en", subject, Body(lines, letter), why),
            Headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-generated", ["Importance"] = "high" },
        };
    }

    /// <summary>A key of a person that is no address.</summary>
    internal static string KeyOf(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email)))[..12];

    private const string Button =
        "display:inline-block;padding:10px 18px;background:#a3160c;color:#ffffff;text-decoration:none;font-weight:bold";

    private static Html Body(string[] lines, Uri letter) =>
        Html.Of(
            $"""
            <h1 style="margin:0 0 12px;font-size:22px;line-height:1.25">{lines[0]}</h1>
            <p style="margin:0 0 16px"><a href="{letter}" style="{Button}">Read the response</a></p>
            {Html.Join(lines.Skip(1).Select(line => Html.Of($"""<p style="margin:0 0 10px">{line}</p>""")))}
            """
        );
}
