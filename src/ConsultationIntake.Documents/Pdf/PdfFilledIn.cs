using UglyToad.PdfPig;
using UglyToad.PdfPig.AcroForms;
using UglyToad.PdfPig.AcroForms.Fields;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace ConsultationIntake.Documents.Pdf;

/// <summary>What somebody filled into a form or wrote on top of a page: shown with the page and no part of what is printed.</summary>
/// <param name="Text">As it was typed, with its line ends; of a ticked box <see cref="Tick"/>.</param>
/// <param name="Place">Where, in points from the lower left corner; null where that is not known.</param>
internal sealed record PdfFilledIn(string Text, PdfRectangle? Place)
{
    internal const string Tick = "☒";

    /// <summary>A form of so many fields is none that a person fills in.</summary>
    private const int MostFields = 5_000;

    /// <summary>Two places are one that differ by no more, in points.</summary>
    private const double SamePlace = 1;

    internal bool IsTick => Text == Tick;

    /// <summary>
    /// By the number of the page; what stands on no page that can be told is on the last. Null where the form is broken, whose pages may
    /// well be whole.
    /// </summary>
    internal static ILookup<int, PdfFilledIn>? AllOf(PdfDocument document)
    {
        try
        {
            return document.TryGetForm(out var form) ? Of(form, document) : Array.Empty<PdfFilledIn>().ToLookup(_ => 0);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // The reader of PDFs throws whatever a broken file leads it into.
            return null;
        }
    }

    private static ILookup<int, PdfFilledIn> Of(AcroForm form, PdfDocument document)
    {
        var places = new Lazy<List<(int Page, PdfRectangle Place)>>(() => WidgetsOf(document));
        return form.GetFields()
            .Take(MostFields)
            .Select(field => (Field: field, Text: TextOf(field)))
            .Where(one => !string.IsNullOrWhiteSpace(one.Text))
            .ToLookup(
                one => one.Field.PageNumber ?? PageOf(one.Field, places.Value) ?? document.NumberOfPages,
                one => new PdfFilledIn(one.Text!.ReplaceLineEndings("\n").Trim(), one.Field.Bounds)
            );
    }

    /// <summary>What was typed on top of a page.</summary>
    internal static IEnumerable<PdfFilledIn> TypedOn(Page page) =>
        Shown(page)
            .Where(note => note.Type == AnnotationType.FreeText)
            .Select(note => new PdfFilledIn(note.Content!.ReplaceLineEndings("\n").Trim(), note.Rectangle));

    /// <summary>What was noted in the margin or at a word of a page, as its reader opens it.</summary>
    internal static IEnumerable<string> NotesOn(Page page) =>
        Shown(page)
            .Where(note =>
                note.Type is not (AnnotationType.FreeText or AnnotationType.Popup or AnnotationType.Widget or AnnotationType.Link)
            )
            .Select(note => note.Content!.ReplaceLineEndings("\n").Trim());

    private static IEnumerable<Annotation> Shown(Page page) =>
        page.GetAnnotations()
            .Take(MostFields)
            .Where(note =>
                !string.IsNullOrWhiteSpace(note.Content) && (note.Flags & (AnnotationFlags.Hidden | AnnotationFlags.NoView)) == 0
            );

    private static string? TextOf(AcroFieldBase field) =>
        field switch
        {
            AcroTextField text => text.Flags.HasFlag(AcroTextFieldFlags.Password) ? null : text.Value,
            AcroCheckboxField box => box.IsChecked ? Tick : null,
            AcroRadioButtonField button => button.IsSelected ? Tick : null,
            AcroComboBoxField choice => Chosen(choice.Options, choice.SelectedOptions),
            AcroListBoxField list => Chosen(list.Options, list.SelectedOptions),
            _ => null,
        };

    /// <summary>As they are shown; what somebody typed that is no option, as it is.</summary>
    private static string Chosen(IReadOnlyList<AcroChoiceOption> options, IReadOnlyList<string> selected) =>
        string.Join(
            '\n',
            selected.Select(value => options.FirstOrDefault(option => option.ExportValue == value || option.Name == value)?.Name ?? value)
        );

    private static List<(int Page, PdfRectangle Place)> WidgetsOf(PdfDocument document) =>
        [
            .. Enumerable
                .Range(1, document.NumberOfPages)
                .SelectMany(number =>
                    document
                        .GetPage(number)
                        .GetAnnotations()
                        .Where(note => note.Type == AnnotationType.Widget)
                        .Select(note => (number, note.Rectangle))
                ),
        ];

    private static int? PageOf(AcroFieldBase field, List<(int Page, PdfRectangle Place)> places) =>
        field.Bounds is { } bounds
            ? places
                .Where(widget =>
                    Math.Abs(widget.Place.Left - bounds.Left) < SamePlace && Math.Abs(widget.Place.Bottom - bounds.Bottom) < SamePlace
                )
                .Select(widget => (int?)widget.Page)
                .FirstOrDefault()
            : null;
}
