namespace ConsultationIntake.Mail;

/// <summary>
/// The frame of every HTML mail: one column that a phone and Outlook both show, system fonts, dark text on white,
/// nothing fetched from anywhere.
/// </summary>
public static class MailPage
{
    private const string Page =
        "margin:0;padding:0;background:#f4f5f6;color:#1b1f23;"
        + "font-family:'Segoe UI',Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5";
    private const string Column = "max-width:640px;background:#ffffff;border:1px solid #d5d9dd;border-top:6px solid #1d4f76";

    public static string Of(string language, string title, Html body, string reasonForSending) =>
        Html.Of(
                $"""
                <!doctype html>
                <html lang="{language}">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light">
                <title>{title}</title>
                </head>
                <body style="{Page}">
                <table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="background:#f4f5f6">
                <tr><td align="center" style="padding:24px 12px">
                <table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="{Column}">
                <tr><td style="padding:24px 28px">
                {body}
                </td></tr></table>
                <p style="max-width:640px;margin:16px auto 0;font-size:14px;color:#454d55;text-align:left">{reasonForSending}</p>
                </td></tr></table>
                </body>
                </html>
                """
            )
            .ToString();
}
