using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ConsultationIntake.Web.Form;

/// <summary>A form as it was sent, within limits that no person reaches.</summary>
internal sealed class SentForm
{
    private const int MaxFields = 500;
    private const int MaxFieldBytes = 4 * 1024 * 1024;

    private readonly IFormCollection form;

    private SentForm(IFormCollection form) => this.form = form;

    public IFormFileCollection Files => form.Files;

    /// <summary>How much it is, in bytes, files left out; a request need not tell its length.</summary>
    public long Bytes => form.Sum(each => (long)each.Key.Length + each.Value.Sum(value => Encoding.UTF8.GetByteCount(value ?? "")));

    /// <summary>Throws <see cref="BadHttpRequestException"/> where it is too much or cannot be read.</summary>
    public static async Task<SentForm> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Request.HasFormContentType)
            throw new BadHttpRequestException("This is not a form.", StatusCodes.Status415UnsupportedMediaType);
        Limit(context);
        await LeaveOutNullsAsync(context.Request, cancellationToken);
        try
        {
            return new SentForm(await context.Request.ReadFormAsync(cancellationToken));
        }
        catch (InvalidDataException refused)
        {
            throw new BadHttpRequestException(
                "The form was not taken.",
                refused.Message.Contains("limit", StringComparison.OrdinalIgnoreCase)
                    ? StatusCodes.Status413PayloadTooLarge
                    : StatusCodes.Status400BadRequest,
                refused
            );
        }
        catch (IOException cut) when (cut is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form was cut off.", StatusCodes.Status400BadRequest, cut);
        }
    }

    private static void Limit(HttpContext context) =>
        context.Features.Set<IFormFeature>(
            new FormFeature(
                context.Request,
                new FormOptions
                {
                    ValueCountLimit = MaxFields,
                    ValueLengthLimit = MaxFieldBytes,
                    KeyLengthLimit = 1024,
                    MultipartBodyLengthLimit = Uploads.MaxBytesTogether + (1024 * 1024),
                }
            )
        );

    /// <summary>
    /// The framework refuses a whole form for one <c>%00</c>. No keyboard makes it, and what stands around it is somebody's answer.
    /// </summary>
    private static async Task LeaveOutNullsAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "application/x-www-form-urlencoded")
            return;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var sent = body.GetBuffer().AsSpan(0, (int)body.Length);
        request.Body = new MemoryStream(
            sent.IndexOf("%00"u8) < 0
                ? sent.ToArray()
                : Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(sent).Replace("%00", "", StringComparison.Ordinal))
        );
    }

    /// <summary>
    /// What was filled in, with the line ends of a text and without the control characters that no keyboard makes; empty
    /// where the field is not there.
    /// </summary>
    public string Text(string name) => Tidy(form[name].ToString());

    public IEnumerable<string> All(string name) => ((IEnumerable<string?>)form[name]).OfType<string>();

    public bool Has(string name) => form.ContainsKey(name);

    private static string Tidy(string value)
    {
        value = value.ReplaceLineEndings("\n");
        return value.Any(IsStray) ? string.Concat(value.Where(c => !IsStray(c))) : value;
    }

    private static bool IsStray(char c) => char.IsControl(c) && c is not ('\n' or '\t');
}
