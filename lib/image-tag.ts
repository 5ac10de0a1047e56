/** A tag of an image: what a registry takes. `latest` stands for no one content, and is refused beside it. */
export const imageTagForm = /^\w[\w.-]{0,127}$/;

/** What {@link imageTagForm} allows, for messages. */
export const imageTagRule = "1 to 128 letters, digits, and _ . -, and not latest";

/** The Terraform variable of the application stack that takes the tags. */
export const imageTagsName = "image_tags";
