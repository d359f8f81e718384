using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;

namespace ConsultationIntake.Inbox.Partners;

/// <summary>The reminder to a partner, in English and below it in Welsh where the consultation speaks it.</summary>
internal static class ReminderMail
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static OutgoingMail Of(
        Consultation consultation,
        ExpectedPartner partner,
        PartnerLine line,
        string address,
        SiteAddress site,
        string id
    )
    {
        var paragraphs = English(consultation, partner, line, site).ToList();
        if (consultation.Languages.Contains(Languages.Welsh))
            paragraphs.AddRange(Cymraeg(consultation, partner, site));
        var subject =
            $"Your response to {consultation.Title.English} is awaited by "
            + $"{consultation.Window.InZone(consultation.Window.Closes).ToString("d MMMM", British)}";
        var why = "You get this because your organisation was invited to respond. If you do not intend to, reply and say so.";
        if (consultation.Languages.Contains(Languages.Welsh))
            why +=
                " Rydych yn cael y neges hon am fod eich sefydliad wedi cael gwahoddiad i ymateb. Os nad ydych yn bwriadu "
                + "gwneud, atebwch i "
                + "ddweud hynny.";
        return new OutgoingMail
        {
            Id = id,
            Category = "reminder",
            To = new MailAddress(address, partner.Name),
            ReplyTo = new MailAddress(Inbox(consultation)),
            Subject = subject,
            Text = string.Join("\n\n", paragraphs.Append(why)) + "\n",
            Html = MailPage.Of(
                Languages.English,
                subject,
                Html.Join(paragraphs.Select(paragraph => Html.Of($"<p style=\"margin:0 0 16px\">{paragraph}</p>"))),
                why
            ),
        };
    }

    private static IEnumerable<string> English(Consultation consultation, ExpectedPartner partner, PartnerLine line, SiteAddress site)
    {
        var closes = consultation.Window.InZone(consultation.Window.Closes);
        yield return $"Dear {partner.Name},";
        yield return $"We have not yet had your response to the consultation “{consultation.Title.English}”. The consultation closes on "
            + $"{Dates.Closing(closes)}.";
        yield return $"You can reply to this email with a letter attached, write to {Inbox(consultation)}, or use the form at "
            + $"{site.Form(consultation.Slug)}.";
        yield return line.CommitteeAfterClosing && line.CommitteeDate is { } date
            ? $"We understand that your committee meets on {Dates.Day(date)}, after the closing date. "
                + "Please send what you have by the closing date and say that it is provisional; we will take the agreed version "
                + "when it comes."
            : "If a committee has yet to agree your response, send it now and say that it is provisional; we will take the "
                + "agreed version when it comes.";
        yield return consultation.Body.Name.English;
    }

    private static IEnumerable<string> Cymraeg(Consultation consultation, ExpectedPartner partner, SiteAddress site)
    {
        var closes = consultation.Window.InZone(consultation.Window.Closes);
        yield return $"Annwyl {partner.Name},";
        yield return $"Nid yw eich ymateb i'r ymgynghoriad “{consultation.Title.In(Languages.Welsh)}” wedi dod i law eto. Mae'n cau ar "
            + $"{Dates.ClosingInWelsh(closes)}.";
        yield return $"Gallwch ateb yr e-bost hwn gyda llythyr ynghlwm, ysgrifennu at {Inbox(consultation)}, neu ddefnyddio'r ffurflen yn "
            + $"{site.Form(consultation.Slug)}.";
        yield return consultation.Body.Name.In(Languages.Welsh);
    }

    private static string Inbox(Consultation consultation) =>
        consultation.Inbox.Addresses is [var inbox, ..] ? inbox : consultation.Contact.Email;
}
