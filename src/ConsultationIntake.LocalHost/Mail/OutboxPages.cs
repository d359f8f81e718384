using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;
using ConsultationIntake.Web.Staff;

namespace ConsultationIntake.LocalHost.Mail;

/// <summary><c>/outbox</c>: what this host would have sent, for reading. Staff only.</summary>
internal sealed class OutboxPages(Outbox outbox, StaffGate gate)
{
    private const int Shown = 50;

    internal Task<IResult> ListAsync(HttpContext context) =>
        gate.PageAsync(
            context,
            _ =>
            {
                var all = outbox.All();
                var from = int.TryParse(context.Request.Query["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
                    ? Math.Min(asked, all.Count)
                    : 0;
                return Task.FromResult(
                    Page(
                        "Outbox",
                        Html.Of(
                            $"""
                            <h1>Outbox</h1>
                            <p>Mail this host has written: {Numbers.Of(all.Count)}, newest first. Nothing here has left the machine.</p>
                            {(all.Count == 0 ? Html.Of($"<p>Nothing yet.</p>") : Table(all.Skip(from).Take(Shown)))}
                            {Html.Join(Pager(from, all.Count))}
                            """
                        )
                    )
                );
            }
        );

    private static Html Table(IEnumerable<OutboxMail> mails) =>
        Html.Of(
            $"""
            <div class="scroll"><table class="stacked">
            <thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Written</th></tr></thead>
            <tbody>
            {Html.Join(
                mails.Select(mail =>
                    Html.Of(
                        $"""
                        <tr><th scope="row"><a href="/outbox/{mail.Name}">{mail.Mail.Subject}</a></th>
                        <td>{mail.Mail.To.Email}</td><td class="whole-words">{Dates.Brief(mail.At)}</td></tr>
                        """
                    )
                )
            )}
            </tbody></table></div>
            """
        );

    private static IEnumerable<Html> Pager(int from, int all)
    {
        if (from > 0)
            yield return Html.Of($"""<p><a href="/outbox?from={Math.Max(0, from - Shown)}" rel="prev">Newer mail</a></p>""");
        if (from + Shown < all)
            yield return Html.Of($"""<p><a href="/outbox?from={from + Shown}" rel="next">Older mail</a></p>""");
    }

    internal Task<IResult> OneAsync(HttpContext context, string name) =>
        gate.PageAsync(
            context,
            _ =>
                Task.FromResult(
                    outbox.Find(name) is { } found
                        ? Page(
                            found.Mail.Subject,
                            Html.Of(
                                $"""
                                <p class="crumb"><a href="/outbox">Outbox</a></p>
                                <h1>{found.Mail.Subject}</h1>
                                <p>To {found.Mail.To.Email}. <a href="/outbox/{name}/html">As HTML</a>,
                                <a href="/outbox/{name}/text">as plain text</a></p>
                                <iframe class="mail" src="/outbox/{name}/html" title="The mail as HTML"></iframe>
                                """
                            )
                        )
                        : Results.NotFound()
                )
        );

    internal Task<IResult> HtmlAsync(HttpContext context, string name) =>
        gate.PageAsync(
            context,
            _ =>
            {
                // A mail's own styles are inline, as mail programs need them; it gets no scripts and fetches nothing.
                context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
                return Task.FromResult(
                    outbox.Find(name) is { } found ? Results.Content(found.Mail.Html, "text/html; charset=utf-8") : Results.NotFound()
                );
            }
        );

    internal Task<IResult> TextAsync(HttpContext context, string name) =>
        gate.PageAsync(
            context,
            _ =>
                Task.FromResult(
                    outbox.Find(name) is { } found ? Results.Content(found.Mail.Text, "text/plain; charset=utf-8") : Results.NotFound()
                )
        );

    private static IResult Page(string title, Html body) =>
        Results.Content(
            Html.Of(
                    $"""
                    <!DOCTYPE html>
                    <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                    <title>{title}</title><link rel="stylesheet" href="/assets/staff.css"></head>
                    <body><header class="top"><div class="wide"><a class="brand" href="/staff">Consultation Intake</a></div></header>
                    <main class="wide">{body}</main></body></html>
                    """
                )
                .ToString(),
            "text/html; charset=utf-8"
        );
}
