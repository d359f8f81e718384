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
        var subject = ReplyWords.Subject(consultation, reply);
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
            Html = MailPage.Of(reply.Language, subject, Body(consultation, reply), words.Why),
        };
    }

    private static string Text(Consultation consultation, Reply reply, ReplyWords words) =>
        string.Join(
            "\n\n",
            [
                .. ReplyWords.Opening(consultation, reply),
                .. reply.Points.Select(Said),
                .. ReplyWords.Closing(consultation, reply),
                words.Why,
            ]
        ) + "\n";

    private static string Said(ReplyPoint point, int index) => $"{index + 1}. \"{point.Words}\"\n   {point.Done}{Rest(point)}";

    /// <summary>What follows on what was done: where, and the answer.</summary>
    private static string Rest(ReplyPoint point) =>
        $"{(point.Section is { } section ? $" ({section})" : "")}{(point.Answer is { } answer ? $". {answer}" : ".")}";

    private static Html Body(Consultation consultation, Reply reply) =>
        Html.Of(
            $"""
            {Html.Join(ReplyWords.Opening(consultation, reply).Select(Paragraph))}
            <ol style="margin:0 0 16px;padding-left:24px">{Html.Join(reply.Points.Select(Item))}</ol>
            {Html.Join(ReplyWords.Closing(consultation, reply).Select(Paragraph))}
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
