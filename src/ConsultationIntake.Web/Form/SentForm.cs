using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ConsultationIntake.Web.Form;

/// <summary>A form as it was sent, within limits that no person reaches.</summary>
internal sealed class SentForm
{
    private const int MaxFields = 500;
    private const int MaxFieldBytes = 2 * 1024 * 1024;

    /// <summary>Of a form without files, as a browser writes it: up to nine bytes a letter.</summary>
    internal const int MaxBytesOfText = 12 * 1024 * 1024;

    private readonly IFormCollection form;

    private SentForm(IFormCollection form) => this.form = form;

    public IFormFileCollection Files => form.Files;

    /// <summary>How much it is, in bytes, files left out; a request need not tell its length.</summary>
    public long Bytes => form.Sum(each => (long)each.Key.Length + each.Value.Sum(value => Encoding.UTF8.GetByteCount(value ?? "")));

    /// <summary>Throws <see cref="BadHttpRequestException"/> where it is too much or cannot be read.</summary>
    public static async Task<SentForm> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        Limit(context);
        return new SentForm(await FormBody.ReadAsync(context.Request, cancellationToken));
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
