using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;

namespace ConsultationIntake.Replies;

/// <summary>A reply as a mail, in the language of the response it answers. Pure.</summary>
public static class ReplyMail
{
    /// <param name="id">Ours, the same each time the same reply is tried.</param>
    public static OutgoingMail Of(Consultation consultation, Reply reply, string address, string id)
    {
        var words = ReplyWords.In(reply.Language);
        var subject = words.Subject(consultation.Title.In(reply.Language));
        return new OutgoingMail
        {
            Id = id,
            About = [.. reply.References.Select(reference => $"{consultation.Slug}/{reference}")],
            Category = "reply",
            To = new MailAddress(address, reply.To),
            ReplyTo = new MailAddress(consultation.Contact.Email),
            Subject = subject,
            Language = reply.Language,
            Text = Text(consultation, reply, words),
            Html = MailPage.Of(reply.Language, subject, Body(consultation, reply, words), words.Why),
        };
    }

    private static string Text(Consultation consultation, Reply reply, ReplyWords words) =>
        string.Join("\n\n", [.. words.Opening(consultation, reply), .. reply.Points.Select(Said), words.Closing(consultation), words.Why])
        + "\n";

    private static string Said(ReplyPoint point, int index) => $"{index + 1}. \"{point.Words}\"\n   {point.Done}{Rest(point)}";

    /// <summary>What follows on what was done: where, and the answer.</summary>
    private static string Rest(ReplyPoint point) =>
        $"{(point.Section is { } section ? $" ({section})" : "")}{(point.Answer is { } answer ? $". {answer}" : ".")}";

    private static Html Body(Consultation consultation, Reply reply, ReplyWords words) =>
        Html.Of(
            $"""
            {Html.Join(words.Opening(consultation, reply).Select(Paragraph))}
            <ol style="margin:0 0 16px;padding-left:24px">{Html.Join(reply.Points.Select(Item))}</ol>
            {Paragraph(words.Closing(consultation))}
            """
        );

    private static Html Item(ReplyPoint point) =>
        Html.Of(
            $"""
            <li style="margin:0 0 14px"><span dir="auto">“{point.Words}”</span><br><strong>{point.Done}</strong>{Rest(point)}</li>
            """
        );

    private static Html Paragraph(string text) => Html.Of($"<p style=\"margin:0 0 16px\">{text}</p>");
}
