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
                .. reply.Points.Select((point, index) => Said(reply, point, index, words)),
                .. ReplyWords.Closing(consultation, reply),
                words.Why,
            ]
        ) + "\n";

    private static string Said(Reply reply, ReplyPoint point, int index, ReplyWords words) =>
        $"{index + 1}. \"{point.Words}\"\n   {point.Done}{Where(point)}"
        + (point.Answer is { } answer ? $" {answer}{(IsForeign(reply, point) ? $" {words.OnlyInEnglish}" : "")}" : "");

    /// <summary>What follows on what was done.</summary>
    private static string Where(ReplyPoint point) => point.Section is { } section ? $" ({section})." : ".";

    private static bool IsForeign(Reply reply, ReplyPoint point) => point.AnswerLanguage is { } language && language != reply.Language;

    private static Html Body(Consultation consultation, Reply reply) =>
        Html.Of(
            $"""
            {Html.Join(ReplyWords.Opening(consultation, reply).Select(Paragraph))}
            <ol style="margin:0 0 16px;padding-left:24px">{Html.Join(reply.Points.Select(point => Item(reply, point)))}</ol>
            {Html.Join(ReplyWords.Closing(consultation, reply).Select(Paragraph))}
            """
        );

    private static Html Item(Reply reply, ReplyPoint point) =>
        Html.Of(
            $"""
            <li style="margin:0 0 14px">{Words(reply, point)}<br><strong>{point.Done}</strong>{Where(point)} {Answer(reply, point)}</li>
            """
        );

    private static Html Words(Reply reply, ReplyPoint point) =>
        point.WordsLanguage is { } language && language != reply.Language
            ? Html.Of($"<span dir=\"auto\" lang=\"{language}\">“{point.Words}”</span>")
            : Html.Of($"<span dir=\"auto\">“{point.Words}”</span>");

    private static Html Answer(Reply reply, ReplyPoint point) =>
        !IsForeign(reply, point)
            ? Html.Of($"{point.Answer}")
            : Html.Of($"<span lang=\"{point.AnswerLanguage}\">{point.Answer}</span> {ReplyWords.In(reply.Language).OnlyInEnglish}");

    private static Html Paragraph(string text) => Html.Of($"<p style=\"margin:0 0 16px\">{text}</p>");
}
