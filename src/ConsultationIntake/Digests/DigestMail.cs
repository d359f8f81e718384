using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.Mail;

namespace ConsultationIntake.Digests;

/// <summary>A digest as a mail, in HTML and in plain text with the same content. Pure.</summary>
public static class DigestMail
{
    private const string Button =
        "display:inline-block;padding:10px 18px;background:#1d4f76;color:#ffffff;text-decoration:none;font-weight:bold";
    private const string LinkText = "color:#1d4f76";
    private const string HeadCell = "padding:4px 0;border-bottom:2px solid #1b1f23";
    private const string Cell = "padding:4px 0;border-bottom:1px solid #d5d9dd";

    public static OutgoingMail Of(Digest digest)
    {
        var pieces = PlainText(digest);
        return new OutgoingMail
        {
            Id = $"digest.{digest.Id}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(digest.Recipient.Email)))[..12]}",
            Category = "digest",
            About =
            [
                .. digest.Themes.SelectMany(theme => theme.Quotes).Select(quote => About(digest, quote)).Distinct(StringComparer.Ordinal),
            ],
            To = new MailAddress(digest.Recipient.Email, digest.Recipient.Name),
            Subject = DigestWords.Subject(digest),
            Text = string.Concat(pieces.Select(piece => piece.Text)),
            Pieces = pieces,
            Html = MailPage.Of("en", DigestWords.Subject(digest), Body(digest), DigestWords.Why(digest)),
            Headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-generated" },
        };
    }

    private static string About(Digest digest, DigestQuote quote) => $"{digest.Consultation}/{quote.Reference}";

    private static List<MailPiece> PlainText(Digest digest)
    {
        var (text, pieces) = (new StringBuilder(), new List<MailPiece>());
        void Line(string line = "") => text.Append(line).Append('\n');
        void Heading(string heading)
        {
            Line();
            Line(heading.ToUpperInvariant());
        }

        Line(digest.Title.English);
        Line(DigestWords.Headline(digest));
        Line(DigestWords.ReceivedLine(digest));
        Line(DigestWords.Sum(digest));
        Line(DigestWords.Decisions(digest));
        Line($"  {DigestWords.UndecidedAddress(digest)}");
        foreach (var given in DigestWords.Given(digest))
            Line($"{Numbers.Of(given.Count)} {given.Words}: {given.Address}");
        if (digest.Safeguarding > 0)
            Line($"Safeguarding: {DigestWords.SafeguardingAddress(digest)}");
        foreach (var attention in DigestWords.Attention(digest))
            Line($"! {attention}");

        Heading("By theme");
        foreach (var theme in digest.Themes)
        {
            Line();
            Line($"{theme.Title.English}: {DigestWords.ThemeCounts(digest, theme)}");
            Line($"  {DigestWords.Address(digest, theme)}");
            if (DigestWords.ByContext(theme) is { } byContext)
                Line($"  {byContext}: {DigestWords.ByContextAddress(digest, theme)}");
            foreach (var stance in DigestWords.Stances(digest, theme))
                Line($"  {Numbers.Of(stance.Count)} {stance.Words}: {stance.Address}");
            foreach (var quote in theme.Quotes)
            {
                pieces.Add(new MailPiece($"{text}  \"", About: null));
                pieces.Add(new MailPiece(quote.Words, About(digest, quote)));
                text.Clear();
                Line($"\" ({quote.Reference})");
            }
        }

        if (digest.Channels.Count > 0)
        {
            Heading("By channel");
            foreach (var (channel, count) in digest.Channels)
            {
                Line($"{DigestWords.ChannelName(channel)}: {Numbers.Of(count.Now)}{DigestWords.Change(digest, count)}");
                Line($"  {DigestWords.Address(digest, channel)}");
            }
        }

        foreach (var group in DigestPartners.Groups(digest))
        {
            Heading(group.Heading);
            foreach (var partner in group.Lines)
                Line(partner.Note is { } note ? $"- {partner.Name}: {note}" : $"- {partner.Name}");
            if (group.Lines.Count == 0)
                Line(group.WhenNone);
        }

        Line();
        Line($"Read the responses: {digest.StaffPage}");
        Line();
        Line(DigestWords.Why(digest));
        pieces.Add(new MailPiece(text.ToString(), About: null));
        return pieces;
    }

    private static Html Body(Digest digest) =>
        Html.Of(
            $"""
            <p style="margin:0;font-size:14px;color:#454d55">Consultation digest</p>
            <h1 style="margin:4px 0 12px;font-size:24px;line-height:1.25">{digest.Title.English}</h1>
            <p style="margin:0 0 4px;font-size:18px"><strong>{DigestWords.Headline(digest)}</strong></p>
            <p style="margin:0 0 16px">{DigestWords.ReceivedLine(digest)}</p>
            <p style="margin:0 0 16px;padding:10px 14px;background:#eef3f7;font-variant-numeric:tabular-nums">{Account(
                digest
            )}<br><a href="{DigestWords.UndecidedAddress(digest)}" style="{LinkText}">{DigestWords.Decisions(digest)}</a></p>
            {Html.Join(DigestWords.Given(digest).Select(given => Html.Of($"""<p style="margin:0 0 10px">{Linked(given)}</p>""")))}
            {(digest.Safeguarding > 0 ? Safeguarding(digest) : default)}
            {Html.Join(DigestWords.Attention(digest).Select(Attention))}
            <h2 style="margin:24px 0 8px;font-size:19px">By theme</h2>
            {Html.Join(digest.Themes.Select(theme => Theme(digest, theme)))}
            {Channels(digest)}
            {Partners(digest)}
            <p style="margin:24px 0 0"><a href="{digest.StaffPage}" style="{Button}">Read the responses</a></p>
            """
        );

    private static Html Safeguarding(Digest digest) =>
        Html.Of(
            $"""
            <p style="margin:0 0 10px"><a href="{DigestWords.SafeguardingAddress(digest)}" style="{LinkText}">
            Safeguarding: still to be answered</a></p>
            """
        );

    private static Html Attention(string line) =>
        Html.Of($"""<p style="margin:0 0 10px;padding:10px 14px;border-left:5px solid #9c4a00;background:#fdf3e7">{line}</p>""");

    private static Html Theme(Digest digest, Digest.ThemeSection theme) =>
        Html.Of(
            $"""
            <div style="margin:0 0 18px;padding:12px 0 0;border-top:1px solid #d5d9dd">
            <h3 style="margin:0;font-size:17px">{theme.Title.English}</h3>
            <p style="margin:2px 0 6px"><a href="{DigestWords.Address(digest, theme)}"
            style="{LinkText}">{DigestWords.ThemeCounts(digest, theme)}</a></p>
            {(
                DigestWords.ByContext(theme) is { } byContext
                    ? Html.Of(
                        $"""
                        <p style="margin:0 0 6px"><a href="{DigestWords.ByContextAddress(digest, theme)}"
                        style="{LinkText}">{byContext}</a></p>
                        """
                    )
                    : default
            )}
            {(
                DigestWords.Stances(digest, theme).ToList() is { Count: > 0 } stances
                    ? Html.Of($"""<p style="margin:0 0 6px;color:#454d55">{Html.Join(stances.Select(Stance))}</p>""")
                    : default
            )}
            {Html.Join(theme.Quotes.Select(Quote))}
            </div>
            """
        );

    private static Html Account(Digest digest)
    {
        var numbers = DigestWords.Account(digest).Select(Linked).ToList();
        return Html.Of($"{numbers[0]} = {numbers[1]} + {numbers[2]} + {numbers[3]}");
    }

    private static Html Stance(DigestWords.Counted stance, int place) => Html.Of($"{(place == 0 ? "" : ", ")}{Linked(stance)}");

    private static Html Linked(DigestWords.Counted counted) =>
        Html.Of($"""<a href="{counted.Address}" style="{LinkText}">{Numbers.Of(counted.Count)}</a> {counted.Words}""");

    private static Html Quote(DigestQuote quote) =>
        Html.Of(
            $"""
            <blockquote dir="auto" style="margin:8px 0 8px 0;padding:0 0 0 12px;border-left:3px solid #b8c4ce">“{quote.Words}”<br>
            <span style="font-size:14px;color:#454d55">{quote.Reference}</span></blockquote>
            """
        );

    private static Html Channels(Digest digest) =>
        digest.Channels.Count == 0
            ? default
            : Html.Of(
                $"""
                <h2 style="margin:24px 0 8px;font-size:19px">By channel</h2>
                <table width="100%" cellspacing="0" cellpadding="0" style="border-collapse:collapse">
                <tr><th scope="col" align="left" style="{HeadCell}">Channel</th>
                <th scope="col" align="right" style="{HeadCell}">In all</th>
                <th scope="col" align="right" style="{HeadCell}">New</th></tr>
                {Html.Join(
                    digest.Channels.Select(row =>
                        Html.Of(
                            $"""
                            <tr><td style="{Cell}">{DigestWords.ChannelName(row.Channel)}</td>
                            <td align="right" style="{Cell}"><a href="{DigestWords.Address(
                                digest,
                                row.Channel
                            )}" style="{LinkText}">{Numbers.Of(row.Count.Now)}</a></td>
                            <td align="right" style="{Cell}">{Numbers.Of(row.Count.New)}</td></tr>
                            """
                        )
                    )
                )}
                </table>
                """
            );

    private static Html Partners(Digest digest) =>
        Html.Join(
            DigestPartners
                .Groups(digest)
                .Select(group =>
                    Html.Of(
                        $"""
        <h2 style="margin:24px 0 8px;font-size:19px">{group.Heading}</h2>
        {(group.Lines.Count == 0
            ? Html.Of($"""<p style="margin:0">{group.WhenNone}</p>""")
            : Html.Of($"""<ul style="margin:0;padding-left:20px">{Html.Join(group.Lines.Select(Partner))}</ul>"""))}
        """
                    )
                )
        );

    private static Html Partner(DigestPartners.Line partner) =>
        partner.Note is { } note
            ? Html.Of($"""<li style="margin:0 0 4px">{partner.Name}<br><span style="font-size:14px;color:#454d55">{note}</span></li>""")
            : Html.Of($"""<li style="margin:0 0 4px">{partner.Name}</li>""");
}
